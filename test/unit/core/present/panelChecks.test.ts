/** The checks of a token in one list: failed first, and what passed only where it did. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkViews } from '../../../../src/core/present/panelChecks';
import { rules, rulesPassed } from '../../../../src/core/rules/check';
import { classifyToken } from '../../../../src/core/token/classify';
import { decodeToken } from '../../../../src/core/token/decode';
import type { VerdictView } from '../../../../src/shared/tokenView';
import { compactJws } from '../../../support/tokenFactory';
import { goldenNow } from './samples';

const verdict = (changes: Partial<VerdictView>): VerdictView => ({
  status: 'invalid',
  tone: 'bad',
  headline: 'Invalid for the profile Orders',
  provenance: undefined,
  reasons: [],
  notes: [],
  checkedAt: undefined,
  ...changes,
});

const reason = {
  code: 'aud-mismatch',
  sentence: 'The audience is another one.',
  expected: 'https://api.example',
  found: 'https://api.example/\u200B',
  difference: 'They differ in a slash at the end.',
} as const;

const nothing = { findings: [], verdict: undefined, expectations: [], passed: [] } as const;

describe('checkViews', () => {
  it('says the reasons of a verdict first, with what was expected and found, and how to mend it', () => {
    const [first, second] = checkViews({
      ...nothing,
      verdict: verdict({ reasons: [reason] }),
      findings: [{ id: 'alg-none', severity: 'error', message: 'It is not signed.', source: 'RFC 8725 §3.2' }],
    });
    assert.ok(first);
    assert.deepEqual(
      [first.state, first.ruleId, first.title, first.reason, first.expected, first.found],
      ['failed', 'aud-mismatch', reason.sentence, reason.difference, reason.expected, 'https://api.example/\\u{200B}'],
    );
    assert.ok((first.fix ?? '').length > 20 && (first.source ?? '').length > 3);
    assert.deepEqual([second?.state, second?.ruleId, second?.source], ['failed', 'alg-none', 'RFC 8725 §3.2']);
  });

  it('sorts findings by how much they matter', () => {
    const findings = (['hint', 'warning', 'information', 'error'] as const).map((severity) => ({
      id: `of-${severity}`,
      severity,
      message: severity,
      source: '',
    }));
    assert.deepEqual(
      checkViews({ ...nothing, findings }).map(({ state, reason: message }) => [state, message]),
      [
        ['failed', 'error'],
        ['attention', 'warning'],
        ['note', 'hint'],
        ['note', 'information'],
      ],
    );
  });

  it('says once what verdict and rules both found, and never that it passed', () => {
    const passed = rules.filter(({ id }) => id === 'expired' || id === 'alg-none');
    const checks = checkViews({
      findings: [{ id: 'expired', severity: 'warning', message: 'It expired.', source: '' }],
      verdict: verdict({ reasons: [{ ...reason, code: 'expired' }] }),
      expectations: ['iss is exactly a'],
      passed,
    });
    assert.deepEqual(
      checks.map(({ ruleId, state }) => [ruleId, state]),
      [
        ['expired', 'failed'],
        ['alg-none', 'passed'],
      ],
    );
  });

  it('says that the expectations of a profile held only where the verdict is that the token is valid', () => {
    const expectations = ['iss is exactly https://a.example'];
    const titles = (status: VerdictView['status']): readonly string[] =>
      checkViews({ ...nothing, expectations, verdict: verdict({ status }) }).map(({ title }) => title);
    assert.deepEqual(titles('valid'), expectations);
    assert.deepEqual(titles('invalid'), []);
    assert.deepEqual(titles('undecided'), []);
  });

  it('says of a reason that decided nothing that it deserves attention', () => {
    const [check] = checkViews({ ...nothing, verdict: verdict({ status: 'undecided', reasons: [reason] }) });
    assert.equal(check?.state, 'attention');
  });
});

describe('rulesPassed', () => {
  const passed = (compact: string): readonly string[] => {
    const decoded = decodeToken(compact);
    return rulesPassed(decoded, classifyToken(decoded), { now: goldenNow, context: { compact } }).map(({ id }) => id);
  };

  it('has the rules that found nothing', () => {
    const seconds = goldenNow.getTime() / 1000;
    const active = passed(compactJws({ alg: 'ES256' }, { exp: seconds + 600 }));
    const expired = passed(compactJws({ alg: 'none' }, { exp: seconds - 6000 }, new Uint8Array(0)));
    for (const id of ['expired', 'alg-none'])
      assert.deepEqual([active.includes(id), expired.includes(id)], [true, false]);
  });

  it('leaves out rules that had nothing to compare with', () => {
    const idToken = { iss: 'https://a.example', sub: 'a', aud: 'b', nonce: 'c', at_hash: 'd', exp: 1, iat: 1 };
    const ids = passed(compactJws({ alg: 'ES256', typ: 'JWT' }, idToken));
    for (const id of ['id-at-hash', 'id-c-hash', 'id-nonce', 'id-azp']) assert.ok(!ids.includes(id), id);
    assert.ok(ids.includes('alg-none'));
  });

  it('has none for an opaque token', () => {
    assert.deepEqual(passed('ghp_abcdefghijklmnopqrstuvwxyz0123456789'), []);
  });
});
