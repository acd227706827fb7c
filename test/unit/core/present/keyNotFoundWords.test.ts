/** What is said of a key that was not found: that the issuer was asked only where it was. */
import assert from 'node:assert/strict';
import type { KeyOrigin, KeysOutcome } from '../../../../src/core/issuers/keys';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { createTimeWords } from '../../../../src/core/present/times';
import { verdictView } from '../../../../src/core/present/verdict';
import { validateToken } from '../../../../src/core/validation/validate';
import type { VerdictView } from '../../../../src/shared/tokenView';
import { issuerKey } from '../validation/keySources';
import { claimsWith, createSigner, issuer, now, token } from '../validation/tokens';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'new-key');
const other = createSigner('RS256', 'old-key');
const profile = profileOf({ name: 'Orders API', issuer });
const url = 'https://issuer.example/keys';

interface Given {
  readonly origin: Partial<KeyOrigin> & Pick<KeyOrigin, 'kind'>;
  readonly kid?: string | undefined;
  readonly failure?: Extract<KeysOutcome, { readonly status: 'found' }>['failure'];
}

async function wordsFor({ origin, failure, ...header }: Given): Promise<Pick<VerdictView, 'headline' | 'notes'>> {
  const from = { location: undefined, obtainedAt: undefined, ...origin };
  const keys = [{ ...issuerKey(other.jwk), origin: from }];
  const source = { keysOf: () => Promise.resolve({ status: 'found', keys, metadata: undefined, failure } as const) };
  const compact = token(signer, claimsWith(), header);
  const validation = await validateToken(compact, profile, { keys: source, now });
  assert.equal(validation.status === 'undecided' && validation.cause.code, 'key-not-found');
  // A verdict is read later than it was made.
  const later = new Date(now.getTime() + 60_000);
  return verdictView(validation, { profile: profile.name, checkedAt: now, now: later, times });
}

const agoSeconds = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

describe('the words of key-not-found', () => {
  it('say that the issuer has no such key when its keys were fetched for this check', async () => {
    const { headline, notes } = await wordsFor({ origin: { kind: 'jwks-uri', location: url, obtainedAt: now } });
    assert.equal(headline, 'Not verified: the issuer has no such key');
    assert.equal(
      notes[0],
      `The keys of the issuer, fetched for this check 1 minute ago from ${url}, have no key with the kid “new-key”.`,
    );
  });

  it('speak of the keys at hand when those were fetched before, and lead to newer ones', async () => {
    const origin = { kind: 'jwks-uri', location: url, obtainedAt: agoSeconds(7140) } as const;
    const { headline, notes } = await wordsFor({ origin });
    assert.equal(headline, 'Not verified: no such key among those at hand');
    assert.equal(notes[0], `The keys at hand, fetched 2 hours ago from ${url}, have no key with the kid “new-key”.`);
    assert.match(notes[1] ?? '', /^Validate it again to have them fetched anew/);
    const nameless = await wordsFor({ origin, kid: undefined });
    assert.match(nameless.notes[0] ?? '', /^The token names no key \(kid\)\. The keys at hand.* have none that fits/);
    assert.match(nameless.notes[1] ?? '', /^Run “Clear Cached Keys”/);
  });

  it('say why newer ones could not be had', async () => {
    const origin = { kind: 'jwks-uri', location: url, obtainedAt: agoSeconds(7140) } as const;
    const { notes } = await wordsFor({ origin, failure: { code: 'http-timeout', url } });
    assert.match(notes[0] ?? '', /“new-key”\. Newer ones could not be had: ./);
  });

  for (const [kind, headline, why] of [
    ['jwks', 'the profile has no such key', /^The keys in the profile have no key with the kid “new-key”\.$/],
    ['public-key', 'the profile has no such key', /^The keys in the profile have no key/],
    [
      'jwks-file',
      'no such key in the key file',
      /^The keys in the file of the profile, read 1 minute ago from \/k\.json, have/,
    ],
  ] as const) {
    it(`do not speak of what the issuer publishes when keys are from ${kind}`, async () => {
      const isFile = kind === 'jwks-file';
      const view = await wordsFor({ origin: { kind, ...(isFile && { location: '/k.json', obtainedAt: now }) } });
      assert.equal(view.headline, `Not verified: ${headline}`);
      assert.match(view.notes[0] ?? '', why);
      assert.doesNotMatch(view.notes.join(' '), /issuer (?:has no|publishes)|no longer publishes|fetched/);
    });
  }
});
