/** Opaque tokens that somebody decodes: vendor, checksum, what they embed, and tokens of unknown issuers. */
import assert from 'node:assert/strict';
import { opaqueTokenAt, readOpaqueToken } from '../../../../../src/core/token/opaque';
import { inner, nameOf, read } from './reading';
import { base62, crc32ByDefinition, hex, inBase, samples, seededSource } from '../../../../support/opaqueSamples';

describe('readOpaqueToken', () => {
  const random = seededSource(11);

  it('checks GitHub’s and npm’s checksum', () => {
    // The dummy of https://github.com/secretlint/secretlint/issues/200, in parts.
    const body = 'qkJaB6MffYVzZXWqmcoF49yrUxP3wf';
    const checksum = '0LsakP';
    assert.equal(read(`npm_${body}${checksum}`)?.checksum, 'valid');
    assert.equal(read(`ghp_${body}${checksum}`)?.checksum, 'valid');
    assert.equal(read(`ghp_${body}0LsakQ`)?.checksum, 'invalid');
    assert.equal(read(`ghp_${body.replace('q', 'r')}${checksum}`)?.checksum, 'invalid');
  });

  it('checks every checksum that is known, and only those', () => {
    const withChecksum = samples.filter((sample) => read(sample.make(seededSource(5)))?.checksum !== 'none');
    assert.deepEqual(withChecksum.map(nameOf), [
      'github classic personal access token',
      'github OAuth access token',
      'github app user access token',
      'github app refresh token',
      'github app installation token',
      'gitlab personal access token routable',
      'npm access token',
      'grafana service account token',
      'atlassian API token',
    ]);
    for (const sample of withChecksum) {
      const token = sample.make(seededSource(5));
      assert.equal(read(token)?.checksum, 'valid', nameOf(sample));
      const changed = token.slice(0, 12) + (token[12] === 'a' ? 'b' : 'a') + token.slice(13);
      assert.equal(read(changed)?.checksum, 'invalid', nameOf(sample));
      const { end } = opaqueTokenAt(changed, 0) ?? {};
      assert.equal(end, changed.length, 'a wrong checksum rejects nothing');
    }
  });

  it('pads checksums with zeros', () => {
    // Bodies are tried until the checksum is small; the expected text comes from the definition of CRC-32.
    for (let tries = 0; ; tries++) {
      const body = random(base62, 30);
      const value = crc32ByDefinition(body);
      if (value >= 62 ** 5) continue;
      assert.equal(read(`gho_${body}${inBase(value, base62, 6)}`)?.checksum, 'valid');
      assert.ok(inBase(value, base62, 6).startsWith('0'));
      break;
    }
  });

  it('hands over the JWT that a token wraps', () => {
    const wrapped: string[] = [];
    for (const sample of samples.filter(({ structured }) => structured === true)) {
      const token = sample.make(seededSource(6));
      const opaque = readOpaqueToken(token, (compact) => {
        wrapped.push(compact);
        return inner;
      });
      assert.equal(opaque?.embedded, sample.vendor === 'clerk' ? undefined : inner);
    }
    assert.equal(wrapped.length, 2);
    for (const compact of wrapped) assert.match(compact, /^eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9\.[\w-]+\.[\w-]{86}$/);
  });

  it('reads a placeholder too, because somebody asked', () => {
    assert.equal(read(['AKIAIOSFODNN7', 'EXAMPLE'].join(''))?.vendor, 'aws');
    assert.equal(read('ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')?.vendor, 'github');
  });

  it('tells public keys from secret ones', () => {
    assert.equal(read(`pk_live_${random(base62, 24)}`)?.isPublic, true);
    assert.equal(read(`sk_live_${random(base62, 24)}`)?.isPublic, false);
    assert.equal(read(`AIza${random(base62, 35)}`)?.isPublic, true);
  });

  it('names shapes that are too weak to be looked for', () => {
    const tokens = new Map([
      [`cio${random(base62, 31)}7`, 'crates'],
      [`s.${random(base62, 24)}`, 'vault'],
      [`v1.${random(base62, 45)}`, 'auth0'],
      [`00${random(base62, 40)}`, 'okta'],
      [`K2${random(base62, 60)}`, 'descope'],
      [`oat_${random(base62, 40)}`, 'clerk'],
      [`ak_${random(base62, 40)}`, 'clerk'],
      [`mt_${random(base62, 40)}`, 'clerk'],
    ]);
    for (const [token, vendor] of tokens) {
      assert.equal(read(token)?.vendor, vendor, token);
      assert.equal(opaqueTokenAt(token, 0), undefined, token);
    }
  });

  it('calls a UUID and random text a token of an unknown issuer', () => {
    for (const token of [
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
      '3F2504E0-4F89-11D3-9A0C-0305E82C3301',
      random(base62, 20),
      random(base62, 32),
      random(hex, 64),
      random(`${base62}+/`, 88),
    ]) {
      const opaque = read(token);
      assert.equal(opaque?.vendor, 'unknown', token);
      assert.equal(opaque.advice, undefined);
      assert.equal(opaqueTokenAt(token, 0), undefined, token);
    }
  });

  it('leaves everything else alone', () => {
    for (const text of [
      '',
      'hello',
      random(base62, 19),
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      'this-is-a-sentence-with-hyphens-in-it',
      'some_identifier_with_underscores',
      'com.example.application.service.Configuration',
      'two words and a few more of them',
      'https://issuer.test/a9B8c7D6e5F4g3H2',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.broken',
      'ewogICJhbGciOiAiSFMyNTYiCn0.e30.c2ln',
      '{"alg":"HS256"}',
      `ghp_${random(base62, 12)}`,
    ]) {
      assert.equal(read(text), undefined, text);
    }
  });
});
