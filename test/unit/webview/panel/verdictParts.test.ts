/** What the verdict says first, and what only to those who ask. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { localAndUtc } from '../../../../src/webview/panel/state/instants';
import { verdictParts } from '../../../../src/webview/panel/state/verdictParts';
import { accessToken, token, verdicts } from '../../../support/ui/panelViews';

const [check] = accessToken.checks;
assert.ok(check);

describe('the parts of a verdict', () => {
  it('do not say “not verified” twice', () => {
    const { headline, sentences, why } = verdictParts(token());
    assert.equal(headline, 'Not verified');
    assert.deepEqual(sentences, ['The signature was not checked, so anyone could have written this.']);
    assert.deepEqual(why, []);
    const other = verdictParts(token({ verification: 'Nobody knows: really.' }));
    assert.deepEqual([other.headline, ...other.sentences], ['Not verified', 'Nobody knows: really.']);
  });

  it('keep whose key decided for those who ask', () => {
    const { sentences, why } = verdictParts(token({ verdict: { ...verdicts.valid, notes: ['Any audience passes.'] } }));
    assert.deepEqual(sentences, ['Any audience passes.']);
    assert.deepEqual(why, [verdicts.valid.provenance]);
  });

  it('say of an undecided one what to do, and why nothing was decided to those who ask', () => {
    const { headline, sentences, why } = verdictParts(token({ verdict: verdicts.undecided }));
    assert.equal(headline, 'Not verified: its issuer is not configured');
    assert.deepEqual(sentences.slice(1), ['Add the issuer if you trust it.']);
    assert.deepEqual(why, verdicts.undecided.notes.slice(0, 1));
    const alone = verdictParts(token({ verdict: { ...verdicts.undecided, notes: ['The key file cannot be read.'] } }));
    assert.deepEqual([alone.sentences[1], alone.why], ['The key file cannot be read.', []]);
    const proof = { ...verdicts.undecided, headline: 'Proves possession of a key, and nothing else' };
    assert.equal(
      verdictParts(token({ verdict: proof })).headline,
      'Not verified: proves possession of a key, and nothing else',
    );
  });

  it('say why it failed, once, and not all of it where that is much', () => {
    const [reason] = verdicts.invalid.reasons;
    assert.ok(reason);
    assert.equal(verdictParts(token({ verdict: verdicts.invalid })).reasons[0]?.sentence, undefined);
    const many = {
      ...verdicts.invalid,
      reasons: [1, 2, 3, 4, 5].map((at) => ({ ...reason, sentence: `Reason ${String(at)}.` })),
    };
    const { reasons, more } = verdictParts(token({ verdict: many }));
    assert.deepEqual([reasons.map(({ sentence }) => sentence), more], [['Reason 1.', 'Reason 2.', 'Reason 3.'], 2]);
  });

  it('name the rules that failed, unless a verdict was given or the pill says it', () => {
    const failed = { ...check, state: 'failed' } as const;
    const checks = [failed, { ...failed, ruleId: 'expired', title: 'Expired' }, check];
    assert.deepEqual(verdictParts(token({ checks })).failed, [failed.title]);
    assert.deepEqual(verdictParts(token({ checks, verdict: verdicts.undecided })).failed, [failed.title]);
    assert.deepEqual(verdictParts(token({ checks, verdict: verdicts.invalid })).failed, []);
    assert.deepEqual(verdictParts(token({ checks, verdict: verdicts.valid })).failed, []);
  });
});

describe('an instant', () => {
  it('is told here and in UTC, without the date where both share it', () => {
    const utc = '24 Oct 2023, 19:23:21 UTC';
    const parts = (local: string): readonly string[] => localAndUtc({ local, utc });
    assert.deepEqual(parts('24 Oct 2023, 21:23:21 CEST'), ['24 Oct 2023, 21:23:21 CEST', '(19:23:21 UTC)']);
    assert.deepEqual(parts('25 Oct 2023, 04:23:21 JST'), ['25 Oct 2023, 04:23:21 JST', `(${utc})`]);
    assert.deepEqual(parts(utc), [utc]);
  });
});
