import assert from 'node:assert/strict';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf } from './keySources';
import { claimsWith, compact, createSigner, issuer, now, token } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const outer = createSigner('ES256');
const inner = createSigner('ES384');

function check(text: string): Promise<Validation> {
  const setting = { name: 'Example', issuer, audiences: ['https://api.example'] };
  return validateToken(text, setting, { keys: keysOf([outer.jwk, inner.jwk]), now });
}

describe('validateToken on a token in a token, RFC 7519 section 5.2', () => {
  it('follows it, and gives the claims of the innermost', async () => {
    const validation = await check(token(outer, token(inner), { cty: 'JWT' }));
    assert.ok(validation.status === 'valid', codesOf(validation));
    assert.deepEqual(validation.token.claims, claimsWith());
    assert.equal(validation.provenance?.algorithm, 'ES384');
    assert.equal(
      codesOf(await check(token(outer, token(outer, token(inner), { cty: 'JWT' }), { cty: 'jwt' }))),
      'valid',
    );
  });

  it('wants every layer to hold', async () => {
    const wrongInner = await check(token(outer, token(createSigner('ES384')), { cty: 'JWT' }));
    assert.equal(codesOf(wrongInner), 'nested-invalid signature-invalid');
    assert.deepEqual(reasonIn(wrongInner, 'nested-invalid').found, ['signature-invalid']);
    const wrongOuter = await check(token(createSigner('ES256'), token(inner), { cty: 'JWT' }));
    assert.equal(codesOf(wrongOuter), 'signature-invalid');
    const expired = await check(token(outer, token(inner, claimsWith({ exp: 1 })), { cty: 'JWT' }));
    assert.equal(codesOf(expired), 'nested-invalid expired');
    const unsigned = compact({ alg: 'none' }, claimsWith(), new Uint8Array());
    assert.equal(codesOf(await check(token(outer, unsigned, { cty: 'JWT' }))), 'nested-invalid alg-none');
  });

  it('wants the outer one to say so', async () => {
    assert.equal(codesOf(await check(token(outer, token(inner)))), 'nested-invalid');
    assert.equal(codesOf(await check(token(outer, token(inner), { cty: 'text' }))), 'nested-invalid');
  });

  it('is strict inside, too', async () => {
    for (const text of [` ${token(inner)}`, `${token(inner)}==`, `"${token(inner)}"`]) {
      assert.notEqual((await check(token(outer, text, { cty: 'JWT' }))).status, 'valid', text);
    }
  });

  it('stops at what is encrypted, and at too many layers', async () => {
    const jwe = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..AAAA.AAAA.AAAA`;
    assert.equal(codesOf(await check(token(outer, jwe, { cty: 'JWT' }))), 'undecided encrypted');
    const deep = Array.from({ length: 12 }).reduce<string>((text) => token(outer, text, { cty: 'JWT' }), token(inner));
    assert.notEqual((await check(deep)).status, 'valid');
  });
});
