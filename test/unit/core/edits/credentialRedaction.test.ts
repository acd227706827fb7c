import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { credentialRedaction } from '../../../../src/core/edits/credentialRedaction';
import { scanText } from '../../../../src/core/leaks/scan';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trimEnd();
const jwk = privateKey.export({ format: 'jwk' });

function redacted(written: string, isKey: boolean): string | undefined {
  return credentialRedaction(written, { isKey })
    ?.toReversed()
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), written);
}

describe('redaction of credentials that are no tokens', () => {
  it('keeps the frame of a PEM key, in a file and in a string', () => {
    assert.equal(redacted(pem, true), '-----BEGIN PRIVATE KEY-----\nREDACTED\n-----END PRIVATE KEY-----');
    const escaped = pem.replaceAll('\n', '\\n');
    assert.equal(redacted(escaped, true), '-----BEGIN PRIVATE KEY-----\\nREDACTED\\n-----END PRIVATE KEY-----');
    const windows = pem.replaceAll('\n', '\r\n');
    assert.equal(redacted(windows, true), '-----BEGIN PRIVATE KEY-----\r\nREDACTED\r\n-----END PRIVATE KEY-----');
  });

  it('keeps the public part of a JWK, in JSON and as a literal', () => {
    const text = redacted(JSON.stringify(jwk), true) ?? '';
    const { d, p, q, dp, dq, qi, ...others } = JSON.parse(text) as Record<string, string>;
    assert.deepEqual(new Set([d, p, q, dp, dq, qi]), new Set(['REDACTED']));
    assert.deepEqual(others, { kty: 'RSA', n: jwk.n, e: jwk.e });
    assert.equal(
      redacted(`{ kty: 'oct', k: 'c2VjcmV0LXNlY3JldA', kid: 'one' }`, true),
      `{ kty: 'oct', k: 'REDACTED', kid: 'one' }`,
    );
  });

  it('leaves no key that the search would find', () => {
    for (const text of [pem, JSON.stringify(jwk)]) {
      assert.equal(scanText(text).length, 1);
      const after = redacted(text, true) ?? text;
      for (const secret of [jwk.d ?? '', jwk.p ?? '', pem.split('\n')[3] ?? ''])
        assert.ok(!after.includes(secret.slice(0, 20)));
    }
  });

  it('replaces a client secret, and leaves base64 where there was some', () => {
    assert.equal(redacted('q8Zs4Kd0vXw7Rb2Ny6Tf', false), 'REDACTED');
    assert.equal(redacted(Buffer.from(pem).toString('base64'), true), 'UkVEQUNURUQ=');
    assert.equal(Buffer.from('UkVEQUNURUQ=', 'base64').toString(), 'REDACTED');
  });

  it('does not guess at a key that it does not recognise', () => {
    assert.equal(redacted('{ some: thing() }', true), undefined);
    assert.equal(redacted('-----BEGIN PRIVATE KEY-----', true), undefined);
  });

  it('answers places inside of the text, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, isKey) => {
        let position = 0;
        for (const { start, end } of credentialRedaction(text, { isKey }) ?? []) {
          assert.ok(start >= position && end >= start && end <= text.length);
          position = end;
        }
      }),
    );
  });

  it('takes a long hostile text in its stride', () => {
    const text = `{${'"d":"'.repeat(100_000)}`;
    const before = performance.now();
    credentialRedaction(text, { isKey: true });
    credentialRedaction(`-----BEGIN ${'A '.repeat(200_000)}`, { isKey: true });
    assert.ok(performance.now() - before < 1000);
  });
});
