/** Verdicts: remembered while they are true, made once for all who wait, and never by asking the network unasked. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeToken } from '../../src/core/token/decode';
import type { Verdict } from '../../src/host/verdicts';
import { pause } from './support/documents';
import { audience, createTestVerdicts, issuer, signedToken } from './support/verdicts';

const orders = { name: 'Orders', issuer, audiences: [audience] };
const billing = { name: 'Billing', issuer, audiences: ['https://billing.example'] };

const summary = (verdict: Verdict | undefined): readonly unknown[] => [
  verdict?.profile,
  verdict?.validation.status,
  verdict?.validation.status === 'invalid' ? verdict.validation.reasons.map(({ code }) => code) : undefined,
];

describe('verdicts', () => {
  it('are remembered, with the profile and whose key decided', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    assert.equal(verdicts.known(token), undefined);
    let changes = 0;
    verdicts.onDidChange(() => (changes += 1));
    const verdict = await verdicts.validate(token);
    assert.deepEqual(summary(verdict), ['Orders', 'valid', undefined]);
    assert.equal(verdict.validation.provenance?.origin.location, `${issuer}/jwks`);
    assert.equal(verdicts.known(token), verdict);
    assert.equal(changes, 1);
    verdicts.dispose();
  });

  it('take the profile whose audience it is, and the one that is named', async () => {
    const { token, jwk } = await signedToken({ aud: 'https://billing.example' });
    const verdicts = createTestVerdicts([orders, billing], [jwk]);
    assert.deepEqual(summary(await verdicts.validate(token)), ['Billing', 'valid', undefined]);
    const named = verdicts.profiles.current()[0];
    assert.deepEqual(summary(await verdicts.validate(token, named)), ['Orders', 'invalid', ['aud-mismatch']]);
    assert.deepEqual(summary(verdicts.known(token)), ['Orders', 'invalid', ['aud-mismatch']]);
    verdicts.dispose();
  });

  it('are undecided without a profile, and ask nobody', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([], [jwk]);
    const { validation, profile } = await verdicts.validate(token);
    assert.ok(validation.status === 'undecided');
    assert.deepEqual([profile, validation.cause], ['', { code: 'issuer-not-configured', issuer }]);
    assert.deepEqual(verdicts.asked, { network: 0, cache: 0 });
    verdicts.dispose();
  });

  it('say of a DPoP proof that it proves possession only', async () => {
    const claims = {
      jti: 'x',
      htm: 'GET',
      htu: 'https://api.example/',
      iss: undefined,
      aud: undefined,
      exp: undefined,
    };
    const { token } = await signedToken(claims, { typ: 'dpop+jwt', jwk: {}, kid: undefined });
    const verdicts = createTestVerdicts([], []);
    const { validation, possession } = await verdicts.validate(token);
    assert.ok(validation.status === 'undecided');
    assert.equal(validation.cause.code, 'proof-of-possession');
    assert.equal(possession?.status, 'proved');
    verdicts.dispose();
  });

  it('are made once for all who wait, and go on for the others when one goes away', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    const release = verdicts.hold();
    const leaving = new AbortController();
    const left = verdicts.validate(token, undefined, leaving.signal);
    const staying = [verdicts.validate(token), verdicts.validate(token)];
    await pause(10);
    leaving.abort(new Error('left'));
    await assert.rejects(left, /left/u);
    release();
    for (const verdict of await Promise.all(staying)) assert.equal(verdict.validation.status, 'valid');
    assert.equal(verdicts.asked.network, 1);
    verdicts.dispose();
  });

  it('stop asking when all who waited went away, and keep nothing of it', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    const release = verdicts.hold();
    const leaving = new AbortController();
    const left = verdicts.validate(token, undefined, leaving.signal);
    leaving.abort(new Error('left'));
    await assert.rejects(left, /left/u);
    release();
    await pause(20);
    assert.equal(verdicts.known(token), undefined);
    await verdicts.validate(token);
    assert.equal(verdicts.asked.network, 2);
    verdicts.dispose();
  });

  it('never say valid of a token that has expired since', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    await verdicts.validate(token);
    const { network } = verdicts.asked;
    verdicts.clock.advance(599);
    assert.equal(verdicts.known(token)?.validation.status, 'valid');
    verdicts.clock.advance(30);
    await pause(20);
    const late = verdicts.known(token)?.validation;
    assert.ok(late?.status === 'valid');
    assert.equal(late.token.withinTolerance, 'exp');
    verdicts.clock.advance(60);
    assert.notEqual(verdicts.known(token)?.validation.status, 'valid');
    await pause(20);
    assert.deepEqual(summary(verdicts.known(token)), ['Orders', 'invalid', ['expired']]);
    assert.equal(verdicts.asked.network, network, 'time asks the cache alone');
    assert.equal(verdicts.clock.pending(), 0);
    verdicts.dispose();
  });

  it('are not made of cached keys that lack the key of the token, since the issuer may have a new one', async () => {
    const [old, rotated] = [await signedToken(), await signedToken({}, { kid: 'k2' })];
    const verdicts = createTestVerdicts([orders], [old.jwk]);
    await verdicts.validate(old.token);
    assert.equal(await verdicts.validateCached(rotated.token), undefined);
    assert.equal(verdicts.known(rotated.token), undefined);
    verdicts.setKeys([old.jwk, rotated.jwk]);
    assert.deepEqual(summary(await verdicts.validate(rotated.token)), ['Orders', 'valid', undefined]);
    verdicts.dispose();
  });

  it('turn valid when a token begins', async () => {
    const { token, jwk } = await signedToken({ nbf: Date.UTC(2026, 10, 22, 12, 5) / 1000 });
    const verdicts = createTestVerdicts([orders], [jwk]);
    assert.deepEqual(summary(await verdicts.validate(token)), ['Orders', 'invalid', ['not-yet-valid']]);
    verdicts.clock.advance(300);
    await pause(20);
    assert.deepEqual(summary(verdicts.known(token)), ['Orders', 'valid', undefined]);
    verdicts.dispose();
  });

  it('are forgotten when profiles change, one that is still being made too', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    await verdicts.validate(token);
    verdicts.setProfiles([billing]);
    assert.equal(verdicts.known(token), undefined);
    const release = verdicts.hold();
    const coming = verdicts.validate(token);
    verdicts.setProfiles([orders]);
    release();
    assert.equal((await coming).profile, 'Billing');
    assert.equal(verdicts.known(token), undefined);
    await verdicts.validate(token);
    verdicts.forget();
    assert.equal(verdicts.known(token), undefined);
    verdicts.dispose();
  });

  it('join nothing that began before profiles changed', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    const release = verdicts.hold();
    const before = verdicts.validate(token);
    await pause(10);
    verdicts.setProfiles([{ ...orders, audiences: ['https://billing.example'] }]);
    const after = verdicts.validate(token);
    release();
    assert.equal((await before).validation.status, 'valid');
    assert.deepEqual(summary(await after), ['Orders', 'invalid', ['aud-mismatch']]);
    assert.deepEqual(summary(verdicts.known(token)), ['Orders', 'invalid', ['aud-mismatch']]);
    verdicts.dispose();
  });

  it('made unasked never ask the network, and are none where the cache does not suffice', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts([orders], [jwk]);
    assert.equal(await verdicts.validateCached(token), undefined);
    assert.equal(verdicts.known(token), undefined);
    const other = await signedToken({ iss: 'https://other.example', aud: 'x' });
    assert.equal(await verdicts.validateCached(other.token), undefined);
    assert.equal(verdicts.asked.network, 0);
    await verdicts.validate(token);
    verdicts.forget();
    assert.deepEqual(summary(await verdicts.validateCached(token)), ['Orders', 'valid', undefined]);
    assert.equal(verdicts.asked.network, 1);
    assert.deepEqual([verdicts.hasProfile(token), verdicts.hasProfile(other.token)], [true, false]);
    verdicts.dispose();
  });

  it('are told apart by whether a profile fits, and whether it waits for the user', async () => {
    const decoded = decodeToken((await signedToken()).token);
    const verdicts = createTestVerdicts([{ ...orders, issuer: 'https://other.example', audiences: [] }], []);
    assert.equal(verdicts.issuerState(decoded), 'unknown');
    verdicts.setWaiting([orders]);
    assert.equal(verdicts.issuerState(decoded), 'awaiting-consent');
    assert.equal(verdicts.issuerState(decodeToken((await signedToken({ iss: 'https://x.example' })).token)), 'unknown');
    verdicts.setProfiles([orders]);
    assert.equal(verdicts.issuerState(decoded), 'configured');
    assert.deepEqual(verdicts.asked, { network: 0, cache: 0 });
    verdicts.dispose();
  });

  it('are kept of two hundred tokens, those used last', async () => {
    const { token } = await signedToken();
    const verdicts = createTestVerdicts([], []);
    await verdicts.validate(token);
    for (let index = 0; index < 200; index += 1) await verdicts.validate(`opaque-${String(index)}`);
    assert.equal(verdicts.known(token), undefined);
    assert.notEqual(verdicts.known('opaque-0'), undefined);
    verdicts.dispose();
  });
});
