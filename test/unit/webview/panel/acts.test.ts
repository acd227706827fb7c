/** Which acts have a button, which stand in the menu, and where its keys lead. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type PanelAct, panelActs } from '../../../../src/shared/panelView';
import { groupsOf, offeredActs, type OfferedActs } from '../../../../src/webview/panel/state/acts';
import { menuStep } from '../../../../src/webview/panel/state/menuKeys';

const elsewhere: readonly PanelAct[] = ['end-comparison'];

describe('the acts', () => {
  const acts = ['validate', 'refresh', 'copy-as', 'end-comparison'] as const;
  const offer = (more: Partial<Parameters<typeof offeredActs>[0]> = {}): OfferedActs =>
    offeredActs({ acts, standing: 'active', width: 400, ...more });

  it('have validating first while a token lives and renewing first when it ends', () => {
    assert.equal(offer().primary, 'validate');
    assert.equal(offer({ standing: 'expired' }).primary, 'refresh');
    assert.equal(offer({ standing: 'expiring' }).primary, 'refresh');
    assert.equal(offer({ acts: ['copy-as'], standing: 'unknown' }).primary, undefined);
  });

  it('have agreeing to the issuer before validating, and behind renewing', () => {
    const more: readonly PanelAct[] = [...acts, 'review-issuers'];
    assert.equal(offer({ acts: more }).primary, 'review-issuers');
    assert.equal(offer({ acts: more, standing: 'expired' }).primary, 'refresh');
  });

  it('keep the order of their buttons, whichever of them is first to do', () => {
    assert.deepEqual(offer().buttons, ['validate', 'refresh', 'copy-as']);
    assert.deepEqual(offer({ standing: 'expired' }).buttons, ['validate', 'refresh', 'copy-as']);
  });

  it('have as many buttons as there is room for, the first to do always', () => {
    const three: readonly PanelAct[] = ['validate', 'compare', 'copy-as'];
    const at = (width: number): readonly string[] => offer({ acts: three, width }).buttons;
    assert.deepEqual([at(220), at(300), at(400)], [['validate'], ['validate', 'compare'], three]);
    assert.deepEqual(offer({ width: 50, standing: 'expired' }).buttons, ['refresh']);
  });

  it('are all there at every width, each once, in the menu always in one order', () => {
    for (const width of [50, 220, 300, 400, 2000]) {
      const { buttons, rest } = offer({ acts: panelActs, width });
      const offered = panelActs.filter((act) => !elsewhere.includes(act));
      assert.deepEqual([...buttons, ...rest].toSorted(), offered.toSorted());
      const few = offer({ acts: panelActs.toReversed().filter((act) => act !== 'explain'), width });
      assert.deepEqual(
        few.rest,
        rest.filter((act) => act !== 'explain'),
      );
      assert.deepEqual(groupsOf(rest).flat(), rest);
    }
    assert.deepEqual(groupsOf([]), []);
  });
});

describe('the keys of a menu', () => {
  const labels = ['Copy As…', 'Explain', 'Clear'];
  const step = (key: string, index: number): number | undefined => menuStep(key, index, labels);

  it('lead around with the arrows, and to both ends', () => {
    assert.deepEqual(
      [step('ArrowDown', 0), step('ArrowDown', 2), step('ArrowUp', 0), step('ArrowUp', 2)],
      [1, 0, 2, 1],
    );
    assert.deepEqual([step('Home', 2), step('End', 0)], [0, 2]);
  });

  it('lead to the next item that begins with a letter, in either case, and else nowhere', () => {
    assert.deepEqual([step('c', 0), step('C', 2), step('e', 1), step('x', 0)], [2, 0, 1, undefined]);
    assert.deepEqual([step(' ', 0), step('Enter', 0), step('Shift', 0)], [undefined, undefined, undefined]);
  });
});
