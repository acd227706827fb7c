/** What is done for the page: each act is checked against what is offered, and its failure is said in the panel. */
import { rawSegments } from '../../core/present/panelSegments';
import { ruleOf } from '../../core/present/ruleCatalogue';
import { commandIds } from '../../shared/contributions';
import type { PanelMessage } from '../../shared/panelMessages';
import type { ComparisonView, PanelAct, PanelView } from '../../shared/panelView';
import { messages, plainStart } from '../messages';
import { actCommand } from './actCommands';
import type { TokenClipboard } from '../sessions/use/clipboard';
import { shown } from '../shown';
import { compareWithPicked } from './comparing';
import { copyTokenAs } from './copyAs';
import { memberText } from './copyMember';
import type { PanelUse } from './panelDeps';
import { copiedMember, copiedPart, notCompared, panelMessages } from './panelMessages';
import { keptOf, sessionOf } from './panelSnapshot';
import type { PanelTarget } from './panelTarget';
import { pastedToken } from './pastedToken';
import { placeWords } from './placeWords';

export interface WorkParts {
  readonly use: PanelUse;
  readonly target: PanelTarget;
  readonly clipboard: TokenClipboard;
  /** The view as it is now. */
  readonly view: () => PanelView;
  readonly compare: (comparison: ComparisonView | undefined) => void;
}

/** What came of it, in a sentence, where that is worth one. */
type Outcome = Promise<string | undefined>;

type Act = Extract<PanelMessage, { readonly type: 'act' }>;

/** Does nothing that is not offered now, nor with another token or session than the one seen: the page may be a moment behind. */
export async function runAct(parts: WorkParts, { act, ...seen }: Act): Outcome {
  const { use, target, view } = parts;
  const { acts, session: shownSession } = view();
  const isSame = seen.reference === target.current()?.reference && seen.session === shownSession?.id;
  if (!isSame || !acts.includes(act)) return undefined;
  const own = ownActs[act];
  const subject = target.current();
  const kept = keptOf(use, subject);
  const session = sessionOf(use, subject);
  const reading = kept && use.reader.read(kept);
  const { reference, view: shownView } = reading ?? {};
  const wanted = actCommand(act, { reference, view: shownView, session, isRestricted: !use.isTrusted() });
  if (wanted === undefined) return own?.(parts);
  await use.run(wanted.command, wanted.argument);
  return undefined;
}

const ownActs: { readonly [A in PanelAct]?: (parts: WorkParts) => Outcome | undefined } = {
  compare: async ({ use, target, compare }) => {
    const subject = target.current();
    const kept = keptOf(use, subject);
    if (kept === undefined) return messages.forgotten;
    const session = sessionOf(use, subject);
    const place = session === undefined ? placeWords(use.index, kept) : shown(session.profile);
    const compared = await compareWithPicked(use, kept, place);
    if (typeof compared === 'string') return compared;
    // Another token may be shown by now, beside which this comparison would stand for something else.
    if (compared === undefined || target.current()?.reference !== subject?.reference) return undefined;
    compare(compared.view);
    return compared.leftOut === 0 ? undefined : notCompared(compared.leftOut);
  },
  'copy-as': ({ use, target, clipboard }) => {
    const kept = keptOf(use, target.current());
    return kept && copyTokenAs(use, clipboard, use.reader.read(kept));
  },
  'end-comparison': atOnce(({ compare }) => compare(undefined)),
  pin: atOnce(({ target }) => target.pin(true)),
  unpin: atOnce(({ target }) => target.pin(false)),
  clear: atOnce(({ target }) => target.show(undefined)),
};

function atOnce(run: (parts: WorkParts) => void): (parts: WorkParts) => Outcome {
  return (parts) => {
    run(parts);
    return Promise.resolve(undefined);
  };
}

/** Shows the token of a pasted text. */
export async function paste({ use, target }: WorkParts, text: string): Outcome {
  const { compact, notice } = await pastedToken(use, text);
  if (compact === undefined) return notice;
  target.show({ source: 'pasted', reference: use.references.keep({ compact, origin: undefined }) });
  return undefined;
}

type CopyMember = Extract<PanelMessage, { readonly type: 'copy-member' }>;

export async function copyMember({ use, target }: WorkParts, wanted: CopyMember): Outcome {
  const { reference, area, name } = wanted;
  const kept = reference === target.current()?.reference ? use.references.get(reference) : undefined;
  const text = kept && memberText(use.reader.decoded(kept.compact), wanted);
  if (text === undefined) return panelMessages.memberGone;
  await use.clipboard.writeText(text);
  return wanted.path === undefined ? copiedMember(plainStart(name), area) : copiedPart(plainStart(name));
}

/** Answers for the token that is shown, and for no other. */
export function revealed({ use, target }: WorkParts, reference: string): ReturnType<typeof rawSegments> | undefined {
  const kept = reference === target.current()?.reference ? use.references.get(reference) : undefined;
  return kept && rawSegments(kept.compact, use.reader.decoded(kept.compact));
}

export async function openRule({ use }: WorkParts, ruleId: string): Outcome {
  if (ruleOf(ruleId) !== undefined) await use.run(commandIds.openRule, ruleId);
  return undefined;
}
