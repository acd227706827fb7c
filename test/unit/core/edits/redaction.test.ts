import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redaction } from '../../../../src/core/edits/redaction';
import { checkToken } from '../../../../src/core/rules/check';
import { decodeToken } from '../../../../src/core/token/decode';
import { locateTokens } from '../../../../src/core/token/locate';
import {
  base64url,
  compactJws,
  encryptedJwe,
  madeUpGitHubToken,
  sdJwtWithKeyBinding,
  signedJws,
} from '../../../support/tokenFactory';

const claims = { iss: 'https://issuer.example', sub: 'me', exp: 2_000_000_000 };
const secret = 'a signature that must not stay anywhere';
const token = compactJws({ alg: 'RS256', typ: 'JWT' }, claims, Buffer.from(secret));

function redacted(written: string, compact = written): string | undefined {
  const edits = redaction(written, compact);
  return edits
    ?.toReversed()
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), written);
}

describe('redaction', () => {
  it('takes the signature of a JWS and keeps the rest, to the letter and the length', () => {
    const text = redacted(token) ?? '';
    assert.equal(text.split('.').slice(0, 2).join('.'), token.split('.').slice(0, 2).join('.'));
    assert.match(text.split('.')[2] ?? '', /^REDACTED-[REDACT-]*A$/);
    assert.equal(text.length, token.length);
  });

  it('leaves nothing wrong with the token but its signature', async () => {
    const options = { now: new Date(1_900_000_000_000) };
    for (const alg of ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'HS256']) {
      const signed =
        alg === 'HS256' ? compactJws({ alg }, claims) : (await signedJws(alg, { typ: 'JWT' }, claims)).token;
      const ids = (compact: string): readonly string[] =>
        checkToken(decodeToken(compact), options).map(({ id, message }) => `${id} ${message}`);
      assert.deepEqual(ids(redacted(signed) ?? ''), ids(signed), alg);
    }
  });

  it('takes the ciphertext of a JWE', async () => {
    const jwe = await encryptedJwe({}, 'the content');
    const parts = jwe.split('.');
    const left = (redacted(jwe) ?? '').split('.');
    assert.deepEqual([left[0], left[1], left[2], left[4]], [parts[0], parts[1], parts[2], parts[4]]);
    assert.match(left[3] ?? '', /^REDACTED/);
    assert.equal(left[3]?.length, parts[3]?.length);
  });

  it('takes both signatures of an SD-JWT with key binding', async () => {
    const sdJwt = await sdJwtWithKeyBinding(claims, { name: 'A' }, {}, 1_900_000_000);
    const text = redacted(sdJwt) ?? '';
    const signatures = (compact: string): readonly (string | undefined)[] => [
      compact.split('~')[0]?.split('.')[2],
      compact.split('.').at(-1),
    ];
    for (const signature of signatures(text)) assert.match(signature ?? '', /^REDACTED-/);
    const blank = (compact: string): string =>
      signatures(compact).reduce<string>((rest, signature) => rest.replace(signature ?? '', ''), compact);
    assert.equal(blank(text), blank(sdJwt));
  });

  it('takes every signature of a JSON serialization, in whatever layout', () => {
    const written = `{ "payload": "eyJ9", "signatures": [
      { "protected": "${base64url('{"alg":"RS256"}')}", "signature" : "${base64url(secret)}" },
      { "protected": "${base64url('{"alg":"ES256"}')}", "signature":"${base64url(secret)}" } ] }`;
    const text = redacted(written) ?? '';
    assert.ok(!text.includes(base64url(secret)));
    assert.equal(JSON.stringify(JSON.parse(text)).match(/REDACTED-/g)?.length !== 0, true);
    assert.equal(text.replace(/"REDACTED[\w-]*"/g, '""'), written.replaceAll(`"${base64url(secret)}"`, '""'));
  });

  it("keeps no more of a vendor's token than its prefix", () => {
    assert.equal(redacted(madeUpGitHubToken()), 'ghp_REDACTED');
  });

  it('has nothing to take from an unsecured token', () => {
    assert.equal(redacted(compactJws({ alg: 'none' }, claims, new Uint8Array())), undefined);
  });

  it('keeps a token that is broken over lines where it is, and takes its end', () => {
    const dot = token.lastIndexOf('.');
    const rows = [
      [`${token.slice(0, 40)}" +\n  "${token.slice(40)}`, '" +\n  "'],
      [`${token.slice(0, dot + 5)}" +\n  "${token.slice(dot + 5)}`, ''],
      [`${token.slice(0, 40)}\\\n${token.slice(40, dot + 9)}\\\n${token.slice(dot + 9)}`, '\\\n'],
    ] as const;
    for (const [written, join] of rows) {
      const text = redacted(written, token) ?? '';
      assert.ok(text.startsWith(token.slice(0, 40) + (join === '' ? token.slice(40, dot) : join)), text);
      assert.ok(!text.includes(token.slice(dot + 1, dot + 5)), text);
      assert.match(text, /\.REDACTED-/);
    }
  });

  it('leaves no piece of a signature, however the token is broken or escaped', () => {
    const signature = token.slice(token.lastIndexOf('.') + 1);
    const joint = fc.constantFrom('" +\n  "', "' . '", '\\\n', '\\n', '"\n "', ' \\\r\n', "',\n '");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(token.length - 2), joint), { maxLength: 4 }),
        fc.boolean(),
        (cuts, escaped) => {
          const written = cuts
            .map(([at, join]) => [at + 1, join] as const)
            .sort(([one], [other]) => other - one)
            .reduce((text, [at, join]) => text.slice(0, at) + join + text.slice(at), token);
          const text = redacted(escaped ? written.replaceAll('.', '\\u002e') : written, token) ?? '';
          for (let at = 0; at + 6 <= signature.length; at += 1) {
            assert.ok(!text.includes(signature.slice(at, at + 6)), `${written}\n${text}`);
          }
        },
      ),
    );
  });

  it('leaves a token that is found again as the same kind', () => {
    const [match] = locateTokens(`t = "${redacted(token) ?? ''}"`);
    assert.equal(match?.compact, redacted(token));
  });
});
