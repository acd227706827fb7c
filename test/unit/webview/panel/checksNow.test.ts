/** What the checks say of a token that is over. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CheckView, PanelToken } from '../../../../src/shared/panelView';
import { checksAt } from '../../../../src/webview/panel/state/checksNow';
import { openLine } from '../../../../src/webview/panel/state/words/checkWords';
import { accessToken, hour, minute, noon, token, verdicts } from '../../../support/ui/panelViews';

const [attention] = accessToken.checks;
assert.ok(attention);
const expired: CheckView = { ...attention, ruleId: 'expired', title: 'The token has expired', reason: 'It is over.' };
const after = noon + 2 * hour;
const lines = (of: Partial<PanelToken>, now = after): readonly string[] =>
  checksAt(token(of), now)
    .filter(({ state }) => state !== 'passed')
    .map(({ state, title }) => `${state}: ${title}`);

describe('the checks of a token', () => {
  it('are those of the host while it lives', () => {
    assert.equal(checksAt(accessToken, noon), accessToken.checks);
    assert.equal(checksAt(token({ scale: undefined, lifetime: undefined }), after).length, accessToken.checks.length);
  });

  it('have failed from the instant on at which it expires, whatever the host has found', () => {
    const checks = [{ ...expired, state: 'passed' } as const];
    assert.deepEqual(lines({ checks }, noon + 30 * minute - 1), []);
    assert.deepEqual(lines({ checks }, noon + 30 * minute), ['failed: The token has expired']);
    assert.equal(openLine(checksAt(token({ checks: [] }), after)), '1 failed');
    const quiet = checksAt(token({ checks: [attention, { ...expired, state: 'note' }] }), after);
    assert.deepEqual(
      quiet.map(({ state, reason }) => [state, reason]),
      [
        ['failed', 'It is over.'],
        ['attention', attention.reason],
      ],
    );
  });

  it('say it once, and first', () => {
    const failed = { ...expired, state: 'failed' } as const;
    const checks = [failed, attention];
    assert.equal(checksAt(token({ checks }), after), checks);
    const other = { ...attention, state: 'failed', title: 'Other' } as const;
    assert.deepEqual(lines({ checks: [other] }), ['failed: The token has expired', 'failed: Other']);
  });

  it('only call for attention where a verdict allows for clocks that differ', () => {
    const other = { ...attention, state: 'failed', title: 'Other' } as const;
    const note = { ...expired, state: 'note' } as const;
    assert.deepEqual(lines({ verdict: verdicts.valid, checks: [other, note] }), [
      'failed: Other',
      'attention: The token has expired',
    ]);
    assert.equal(openLine(checksAt(token({ verdict: verdicts.valid, checks: [] }), after)), '1 to look at');
  });
});
