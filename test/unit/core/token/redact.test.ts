import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { decodeToken } from '../../../../src/core/token/decode';
import { redactToken } from '../../../../src/core/token/redact';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { rfcTokens, sdJwtCases } from './vectors';

const jwt = compactJws({ alg: 'HS256' }, { sub: 'someone', exp: 1698175401 });

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Whether any run of 13 characters of `secret` stands in `text`. */
function leaks(text: string, secret: string): boolean {
  for (let at = 0; at + 13 <= secret.length; at++) if (text.includes(secret.slice(at, at + 13))) return true;
  return secret.length > 4 && secret.length < 13 && text.includes(secret);
}

describe('redactToken', () => {
  it('shows what a token is, how long, and which', () => {
    assert.equal(redactToken(jwt), `eyJhbGci… (JWS, ${String(jwt.length)} characters, sha256 ${digestOf(jwt)})`);
  });

  it('gives the same token the same text, however it was pasted', () => {
    for (const pasted of [`Bearer ${jwt}`, `"${jwt}"`, ` ${jwt}\n`])
      assert.equal(redactToken(pasted), redactToken(jwt));
    assert.notEqual(redactToken(jwt), redactToken(`${jwt.slice(0, -2)}QQ`));
  });

  it('tells a text that is too long to be read by its length, for a digest of it takes seconds', () => {
    assert.equal(redactToken('x'.repeat(10_000_000)), '… (malformed token, 10000000 characters)');
    assert.match(redactToken(`${jwt}${'A'.repeat(1_048_576)}`), /^eyJhbGci… \(malformed token, \d+ characters\)$/);
  });

  it('keeps of a beginning what is base64url alone', () => {
    assert.match(redactToken('eyJ\u202Ehbg.a.b'), /^eyJ… \(malformed token, /);
    assert.match(redactToken('eyJh\u200BGci.a.b'), /^eyJh… \(malformed token, /);
  });

  it('keeps the prefix of a vendor and no more', () => {
    const fake = `ghp_${'x0'.repeat(18)}`;
    assert.match(redactToken(fake), /^ghp_… \(GitHub [^)]*, 40 characters, sha256 [\da-f]{8}\)$/);
  });

  it('keeps nothing of a text that may be all secret', () => {
    for (const text of [
      'correct-horse-battery-staple',
      'hunter2',
      '0a8f2b1c-7d3e-4f60-9a1b-2c3d4e5f6071',
      'a.b.c',
      '',
    ]) {
      assert.match(redactToken(text), /^… \([\w ]+, \d+ characters, sha256 [\da-f]{8}\)$/);
    }
  });

  it('is no token any more', () => {
    for (const { token } of rfcTokens()) assert.equal(decodeToken(redactToken(token)).form, 'malformed');
  });

  it('lets nothing of the secret parts through, whatever the form', () => {
    const whole = [
      ...rfcTokens().map(({ token }) => token),
      ...sdJwtCases().map(({ sd_jwt_presentation }) => sd_jwt_presentation),
      compactJws({ alg: 'HS256' }, jwt),
    ];
    for (const token of whole) {
      const redacted = redactToken(token);
      const secrets = token.startsWith('{') ? token.split(/[^\w-]+/) : token.split(/[.~]/).slice(1);
      for (const secret of secrets) assert.ok(!leaks(redacted, secret), redacted);
      assert.ok(redacted.length < 100);
    }
  });

  it('lets nothing through of what is made up or broken', () => {
    const part = fc.uint8Array({ minLength: 12, maxLength: 60 }).map((bytes) => base64url(bytes));
    const header = fc.constantFrom(
      base64url('{"alg":"HS256"}'),
      base64url('{"alg":"dir","enc":"A128GCM"}'),
      base64url('{}'),
      '',
    );
    const prefix = fc.constantFrom('', 'ghp_', 'github_pat_', 'sk_live_', 'xoxb-', 'glpat-', 'eyJrIjoi', 'Bearer ');
    const separator = fc.constantFrom('.', '~', '..', '.~', ' ', '"');
    fc.assert(
      fc.property(
        prefix,
        header,
        fc.array(fc.tuple(separator, part), { minLength: 1, maxLength: 6 }),
        (mark, head, parts) => {
          const redacted = redactToken(mark + head + parts.map(([dot, text]) => dot + text).join(''));
          for (const [, secret] of parts) assert.ok(!leaks(redacted, secret), redacted);
        },
      ),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(prefix, part, (mark, secret) => {
        assert.ok(!leaks(redactToken(mark + secret), secret));
      }),
    );
  });
});
