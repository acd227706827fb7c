/** Verdicts in words: what a person reads of real validations, and of every code there is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { documentText } from '../../../../src/core/present/document';
import { verdictView } from '../../../../src/core/present/verdict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { KeyFailure } from '../../../../src/core/issuers/keys';
import { decodeToken } from '../../../../src/core/token/decode';
import type { Difference, Reason, ReasonCode, Undecided, Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import type { IssuerState, VerdictView } from '../../../../src/shared/tokenView';
import { keysOf } from '../validation/keySources';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from '../validation/tokens';
import { renderedText } from './rendering';
import { sampleReference, sampleView } from './sampleView';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'k1');
const viewOptions = { profile: 'Orders API', checkedAt: now, now, times } as const;
const profile: IssuerSetting = { name: 'Orders API', issuer, audiences: ['https://api.example'] };

async function verdictOf(compact: string, changes: Partial<IssuerSetting> = {}): Promise<VerdictView> {
  const setting = { ...profile, ...changes };
  return inWords(await validateToken(compact, setting, { keys: keysOf([signer.jwk]), now }));
}

function inWords(validation: Validation): VerdictView {
  return verdictView(validation, viewOptions);
}

const invalid = (...reasons: readonly Reason[]): VerdictView =>
  inWords({ status: 'invalid', provenance: undefined, reasons });

const undecided = (cause: Undecided): VerdictView => inWords({ status: 'undecided', provenance: undefined, cause });

const reasonCodes = Object.keys({
  'signature-invalid': 0,
  'signature-by-embedded-key': 0,
  'alg-none': 0,
  'alg-not-allowed-for-issuer': 0,
  'key-issuer-binding': 0,
  'key-refused': 0,
  'iss-missing': 0,
  'iss-mismatch': 0,
  'aud-missing': 0,
  'aud-mismatch': 0,
  'exp-missing': 0,
  expired: 0,
  'not-yet-valid': 0,
  'iat-in-future': 0,
  'numericdate-not-number': 0,
  'numericdate-milliseconds': 0,
  'lifetime-too-long': 0,
  'typ-mismatch': 0,
  'kind-mismatch': 0,
  'scope-missing': 0,
  'claim-missing': 0,
  malformed: 0,
  encoding: 0,
  'duplicate-header-param': 0,
  'duplicate-claim': 0,
  'crit-unknown': 0,
  'crit-malformed': 0,
  'b64-false-in-jwt': 0,
  'payload-not-object': 0,
  'json-serialization-not-jwt': 0,
  'sd-jwt-structure': 0,
  'sd-jwt-kb': 0,
  'dpop-structure': 0,
  'nested-invalid': 0,
} satisfies Record<ReasonCode, 0>) as ReasonCode[];

const differences = Object.keys({
  'trailing-slash': 0,
  'letter-case': 0,
  'white-space': 0,
  scheme: 0,
  'entra-v1-v2': 0,
  'entra-tenant': 0,
  'client-id-instead-of-api': 0,
  'within-list': 0,
  prefix: 0,
  milliseconds: 0,
  'within-a-few-minutes': 0,
  'id-token-instead-of-access-token': 0,
  'other-profile': 0,
  'firebase-emulator': 0,
} satisfies Record<Difference, 0>) as Difference[];

const causes = Object.keys({
  'issuer-not-configured': 0,
  'keys-unavailable': 0,
  'key-not-found': 0,
  'key-ambiguous': 0,
  'not-a-jwt': 0,
  opaque: 0,
  encrypted: 0,
  'algorithm-not-supported': 0,
  'graph-nonce-token': 0,
  'okta-org-token': 0,
  'not-verifiable-by-others': 0,
  'proof-of-possession': 0,
  aborted: 0,
} satisfies Record<Undecided['code'], 0>) as Undecided['code'][];

const url = 'https://id.example/keys';

const failures: readonly KeyFailure[] = [
  { code: 'keys-not-cached' },
  { code: 'keys-network-off' },
  { code: 'keys-no-source' },
  { code: 'secret-missing' },
  { code: 'http-network-off', url },
  { code: 'keys-file-unreadable', path: '/id.example.json' },
  { code: 'keys-host-refused', url },
  { code: 'keys-too-many', url, found: 1000 },
  { code: 'keys-status', url, found: 404 },
  { code: 'keys-not-json', url },
  { code: 'keys-not-a-key-set', url },
  { code: 'metadata-status', url, found: 500 },
  { code: 'metadata-not-json', url },
  { code: 'metadata-not-metadata', url },
  { code: 'metadata-issuer-mismatch', url, found: 'https://other.example' },
  { code: 'http-insecure', url },
  { code: 'http-url', url },
  { code: 'http-host-not-configured', url },
  { code: 'http-private-address', url },
  { code: 'http-redirect', url },
  { code: 'http-too-large', url },
  { code: 'http-timeout', url },
  { code: 'http-tls', url },
  { code: 'http-dns', url },
  { code: 'http-unreachable', url },
  { code: 'http-too-many', url },
];

describe('verdictView', () => {
  describe('of a valid token', () => {
    it('names the profile, the issuer, the key, the algorithm and where the key came from', async () => {
      const view = await verdictOf(token(signer));
      assert.deepEqual([view.status, view.tone, view.reasons], ['valid', 'good', []]);
      assert.equal(view.headline, 'Valid for the profile “Orders API”');
      assert.match(
        view.provenance ?? '',
        /^profile “Orders API” · issuer https:\/\/issuer\.example · key k1 \(thumbprint [\w-]{11}…\) · ES256 · key set in the profile$/,
      );
      assert.equal(view.checkedAt?.iso, '2026-11-22T12:00:00Z');
    });

    it('says when any audience would pass, and what else was not looked at', async () => {
      const { notes } = await verdictOf(token(signer), { audiences: [] });
      assert.match(notes.join(' '), /names no audience, so a token for any API of this issuer passes/);
      assert.match(notes.join(' '), /Not looked at.*: scopes, kind of token, greatest lifetime\./);
      const strict = { requiredScopes: ['read'], tokenTypes: ['at+jwt'], maxLifetimeSeconds: 3600 };
      const complete = token(signer, claimsWith({ scope: 'read' }), { typ: 'at+jwt' });
      assert.deepEqual((await verdictOf(complete, strict)).notes, []);
    });

    it('says when it passes only by the clock tolerance', async () => {
      const late = await verdictOf(token(signer, claimsWith({ exp: nowSeconds - 40 })));
      assert.equal(late.status, 'valid');
      assert.match(late.notes[0] ?? '', /^It expired 40 seconds before this check and passes only by the clock tol/);
      const early = await verdictOf(token(signer, claimsWith({ nbf: nowSeconds + 30 })));
      assert.match(early.notes[0] ?? '', /^It begins 30 seconds after this check and passes only by the clock tol/);
    });
  });

  it('says of a valid token that is bound to a key that a proof belongs to it', async () => {
    const { notes } = await verdictOf(token(signer, claimsWith({ cnf: { jkt: 'x'.repeat(43) } })));
    assert.match(notes[0] ?? '', /bound to a key \(cnf\): an API must ask for a proof of possession too/);
  });

  describe('of an invalid token', () => {
    it('shows the slash that makes all the difference', async () => {
      const view = await verdictOf(token(signer, claimsWith({ aud: 'https://api.example/' })));
      assert.equal(view.headline, 'Invalid for the profile “Orders API”: it is for another audience');
      assert.deepEqual(view.reasons, [
        {
          code: 'aud-mismatch',
          sentence: 'It is for another audience.',
          expected: 'https://api.example',
          found: 'https://api.example/',
          difference: 'They differ in nothing but a slash at the end.',
        },
      ]);
      assert.deepEqual(view.notes, ['Its signature fits the key of the issuer.']);
    });

    it('counts the reasons beyond the first', async () => {
      const one = await verdictOf(token(signer, claimsWith({ aud: 'x', exp: nowSeconds - 7200 })));
      assert.match(one.headline, /: it is for another audience, and one more reason$/);
      const two = await verdictOf(token(signer, claimsWith({ aud: 'x', iss: 'y', exp: nowSeconds - 7200 })));
      assert.match(two.headline, /: its issuer is another one, and 2 more reasons$/);
    });

    it('tells times as times: an hour ago, 40 s off, 1000 times too large', async () => {
      const [expired] = (await verdictOf(token(signer, claimsWith({ exp: nowSeconds - 3600 })))).reasons;
      assert.equal(expired?.sentence, 'It expired 1 hour ago, which is more than the clock tolerance.');
      assert.equal(expired.found, '22 Nov 2026, 11:00:00 UTC');
      const early = claimsWith({ nbf: nowSeconds + 40 });
      const [soon] = (await verdictOf(token(signer, early), { clockToleranceSeconds: 0 })).reasons;
      assert.equal(
        soon?.sentence,
        'It becomes valid 40 seconds from now (nbf), which is more than the clock tolerance.',
      );
      assert.match(soon.difference ?? '', /^Only 40 s: two clocks differ/);
      const [large] = (await verdictOf(token(signer, claimsWith({ exp: (nowSeconds + 600) * 1000 })))).reasons;
      assert.equal(large?.sentence, 'A time in it is in milliseconds instead of seconds: exp.');
      assert.equal(large.difference, 'It is 1000 times too large: milliseconds instead of seconds.');
      const [long] = (await verdictOf(token(signer), { maxLifetimeSeconds: 300 })).reasons;
      assert.equal(long?.sentence, 'It lives 5 minutes 10 seconds longer than the profile allows.');
      assert.deepEqual([long.expected, long.found], ['5 minutes', '10 minutes 10 seconds']);
    });

    it('says of a key in the token that it proves nothing', async () => {
      const stranger = createSigner('ES256', 'k1');
      const compact = token(stranger, claimsWith(), { jwk: stranger.jwk });
      const view = await verdictOf(compact);
      assert.equal(view.reasons[0]?.code, 'signature-by-embedded-key');
      assert.match(view.reasons[0].sentence, /only a key that the token itself carries.*proves nothing/);
      assert.deepEqual(view.notes, []);
    });

    it('names missing scopes and claims', async () => {
      const view = await verdictOf(token(signer, claimsWith({ scope: 'a b' })), {
        requiredScopes: ['a', 'c', 'd'],
        requiredClaims: ['tenant'],
      });
      assert.deepEqual(
        view.reasons.map(({ sentence, expected, found }) => [sentence, expected, found]),
        [
          ['A scope is missing.', 'c, d', 'a, b'],
          ['A claim is missing: tenant.', 'tenant', undefined],
        ],
      );
    });

    it('has words of its own for every reason', () => {
      const sentences = reasonCodes.map((code) => invalid({ code }).reasons[0]?.sentence ?? '');
      assert.equal(new Set(sentences).size, reasonCodes.length);
      for (const sentence of sentences) assert.match(sentence, /^[A-Z].*[^.]\.$/);
    });

    it('has words of its own for every difference', () => {
      const words = differences.map(
        (difference) => invalid({ code: 'iss-mismatch', difference }).reasons[0]?.difference,
      );
      assert.equal(new Set(words).size, differences.length);
      assert.ok(words.every((text) => text?.endsWith('.')));
      assert.equal(invalid({ code: 'iss-mismatch' }).reasons[0]?.difference, undefined);
    });

    it('tells kinds, encodings and empty values in words', () => {
      const [kind, encoding, empty, none] = invalid(
        { code: 'kind-mismatch', expected: ['access'], found: 'id' },
        { code: 'encoding', claim: 'header', found: 'padding' },
        { code: 'aud-mismatch', expected: ['x'], found: '' },
        { code: 'scope-missing', expected: ['x'], found: [] },
      ).reasons;
      assert.deepEqual([kind?.expected, kind?.found], ['Access token', 'ID token']);
      assert.equal(encoding?.found, 'padding (=)');
      assert.deepEqual([empty?.found, none?.found], ['(empty)', '(none)']);
    });
  });

  describe('of a token that nothing could be decided of', () => {
    it('never says invalid, and says why and what to do', () => {
      for (const code of causes) {
        const view = undecided({ code });
        assert.deepEqual([view.status, view.cause, view.tone], ['undecided', code, 'attention']);
        assert.match(view.headline, /^(?:Not verified|Cannot be verified)/, code);
        assert.ok((view.notes[0]?.length ?? 0) > 20, code);
        assert.doesNotMatch([view.headline, ...view.notes].join(' '), /invalid/iu, code);
      }
    });

    it('asks to add an issuer that is not configured, and quotes it', () => {
      const { notes } = undecided({ code: 'issuer-not-configured', issuer: 'https://new.example' });
      assert.match(notes.join(' '), /No issuer profile is for “https:\/\/new\.example”, and nothing is fetched/);
      assert.match(notes.join(' '), /Add the issuer if you trust it\./);
    });

    it('says of tokens for others alone that this is no fault of theirs', () => {
      for (const code of ['graph-nonce-token', 'okta-org-token', 'not-verifiable-by-others'] as const) {
        const view = undecided({ code });
        assert.equal(view.headline, 'Cannot be verified by third parties');
        assert.match(view.notes.join(' '), /says nothing against the token/);
      }
    });

    it('tells what an API would refuse all the same', () => {
      const cause = { code: 'keys-unavailable', failure: { code: 'keys-not-cached' } } as const;
      const reasons = [{ code: 'expired', seconds: 100 }] as const;
      const view = inWords({ status: 'undecided', provenance: undefined, cause, reasons });
      assert.match(view.notes.join(' '), /Run “Validate Token” to fetch them/);
      assert.equal(view.reasons[0]?.code, 'expired');
    });

    it('has a sentence for every way in which keys cannot be had', () => {
      const words = failures.map((failure) => undecided({ code: 'keys-unavailable', failure }).notes[0] ?? '');
      for (const sentence of words) assert.match(sentence, /^[A-Zh].{20,}\.$/);
      assert.ok(words.filter((text) => text.includes('id.example')).length >= failures.length - 5);
    });
  });

  describe('of a proof of possession', () => {
    const cause = { code: 'proof-of-possession' } as const;
    const options = { profile: '', checkedAt: now, now, times };
    const validation: Validation = { status: 'undecided', provenance: undefined, cause };

    it('says that it proves possession and nothing else', () => {
      const possession = { status: 'proved', algorithm: 'ES256', thumbprint: 'abc' } as const;
      const view = verdictView(validation, { ...options, possession });
      assert.equal(view.headline, 'Proves possession of a key, and nothing else');
      assert.match(view.notes.join(' '), /Whose key that is, nobody vouches for/);
    });

    it('says what is wrong with it', () => {
      const possession = { status: 'failed', reasons: [{ code: 'signature-invalid' }] } as const;
      const view = verdictView(validation, { ...options, possession });
      assert.match(view.headline, /^Proves nothing/);
      assert.equal(view.reasons[0]?.code, 'signature-invalid');
    });

    it('says what it is when it was not checked', () => {
      const possession = { status: 'undecided', code: 'no-key' } as const;
      assert.match(verdictView(validation, { ...options, possession }).headline, /proof of possession only/);
    });
  });

  it('stays small, whatever is in the token', () => {
    const long = fc.string({ minLength: 1, maxLength: 3 }).map((text) => text.repeat(5000));
    fc.assert(
      fc.property(long, fc.constantFrom(...reasonCodes), (text, code) => {
        const reasons = Array.from({ length: 100 }, () => ({ code, claim: text, expected: [text], found: text }));
        const view = invalid(...reasons);
        assert.ok(JSON.stringify(view).length < 60_000);
        assert.ok(view.headline.length < 250);
      }),
      { numRuns: 40 },
    );
    const { notes } = undecided({ code: 'issuer-not-configured', issuer: 'x'.repeat(100_000) });
    assert.ok(notes.join('').length < 400);
  });
});

describe('a verdict in the hover and the document', () => {
  async function shown(compact: string): Promise<{ hover: string; document: string }> {
    const decoded = decodeToken(compact);
    const verdict = await verdictOf(compact);
    const view = toTokenView(compact, decoded, { now, times, reference: sampleReference, verdict });
    return { hover: renderedText(hoverMarkdown(view)), document: documentText(decoded, view) };
  }

  it('takes the place of "not verified"', async () => {
    const { hover, document } = await shown(token(signer));
    assert.match(hover, /✓ Valid for the profile “Orders API” · checked just now\nprofile “Orders API” · issuer/);
    assert.doesNotMatch(hover, /Not verified/);
    assert.match(document, /^\/\/ Verdict: Valid for the profile “Orders API” \(checked 22 Nov 2026, 12:00:00 UTC\)$/m);
    assert.doesNotMatch(document, /Not verified/);
  });

  it('names what fails, what was expected, what was found and the difference', async () => {
    const { hover, document } = await shown(token(signer, claimsWith({ aud: 'https://api.example/' })));
    assert.match(hover, /✗ Invalid for the profile “Orders API”: it is for another audience/);
    assert.match(
      hover,
      /Expected: https:\/\/api\.example\nFound: https:\/\/api\.example\/\nThey differ in nothing but a slash/,
    );
    assert.match(
      hover,
      /checked just now\s*It is for another audience[\s\S]*nothing but a slash[^\n]*profile “Orders API” · issuer/,
    );
    assert.match(
      document.replaceAll(/\n\/\/ +/g, ' '),
      /Expected: https:\/\/api\.example\. Found: https:\/\/api\.example\/\./,
    );
  });

  it('shows four reasons and leads to the others', () => {
    const verdict = invalid(...reasonCodes.slice(0, 7).map((code) => ({ code })));
    const markdown = hoverMarkdown(sampleView({ verdict }));
    assert.match(markdown, /\[and 3 more\]\(command:claimcheck\.showDocument/);
  });

  const leading = ['validate', 'explainRejection', 'addIssuerOfToken', 'reviewWorkspaceIssuers'];
  const links = (verdict: VerdictView | undefined, issuerState: IssuerState = 'unknown'): readonly string[] => {
    const markdown = hoverMarkdown(sampleView({ verdict, issuerState, issuer: 'https://new.example' }));
    return [...markdown.matchAll(/command:claimcheck\.(\w+)/g)]
      .map(([, id = '']) => id)
      .filter((id) => leading.includes(id));
  };

  it('offers no issuer to be added where a profile fits', () => {
    for (const verdict of [undefined, undecided({ code: 'aborted' })])
      assert.deepEqual(links(verdict, 'configured'), ['validate']);
  });

  it('offers to review the profile of the workspace that waits, and says that it waits', () => {
    const unknown = { status: 'undecided', provenance: undefined, cause: { code: 'issuer-not-configured' } } as const;
    const verdict = verdictView(unknown, { ...viewOptions, issuerState: 'awaiting-consent' });
    for (const known of [undefined, verdict]) {
      assert.deepEqual(links(known, 'awaiting-consent'), ['reviewWorkspaceIssuers', 'validate']);
      const text = renderedText(hoverMarkdown(sampleView({ verdict: known, issuerState: 'awaiting-consent' })));
      assert.equal(text.split('This workspace brings a profile for its issuer').length, 2, text);
      assert.doesNotMatch(text, /Add the issuer|Add issuer/);
    }
  });

  it('leads on: to the issuer, to a report, to a new check', () => {
    assert.deepEqual(links(undefined), ['addIssuerOfToken', 'validate']);
    assert.deepEqual(links(undecided({ code: 'issuer-not-configured' })), ['addIssuerOfToken', 'validate']);
    assert.deepEqual(links(undecided({ code: 'key-not-found' })), ['validate']);
    assert.deepEqual(links(invalid({ code: 'expired' })), ['validate', 'explainRejection']);
  });
});
