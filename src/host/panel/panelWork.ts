/** What is done for the page: each act is checked against what is offered, and its failure is said in the panel. */
import { rawSegments } from '../../core/present/panelSegments';
import { ruleOf } from '../../core/present/ruleCatalogue';
import { commandIds } from '../../shared/contributions';
import type { PanelHostMessage, PanelMessage } from '../../shared/panelMessages';
import type { ComparisonView, PanelAct, PanelView } from '../../shared/panelView';
import { validateTarget, validateWithPicked, type ValidateFlow } from '../commands/validateToken';
import { messages, plainStart } from '../messages';
import type { KeptToken } from '../references';
import { actCommand } from './actCommands';
import type { TokenClipboard } from '../sessions/use/clipboard';
import { shown } from '../shown';
import { compareWithPicked } from './comparing';
import { copyTokenAs } from './copyAs';
import { withFocusBack } from './focusBack';
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
  /** Whether a person sees the panel. */
  readonly isVisible: () => boolean;
  /** The view as it is now. */
  readonly view: () => PanelView;
  readonly compare: (comparison: ComparisonView | undefined) => void;
}

/** What came of it, in a sentence, where that is worth one. */
type Outcome = Promise<string | undefined>;

type Act = Extract<PanelMessage, { readonly type: 'act' }>;

/** Does nothing that is not offered now, nor with another token or session than the one seen: the page may be a moment behind. */
export async function runAct(parts: WorkParts, { act, ...seen }: Act): Outcome {
  const { use, target, view, isVisible } = parts;
  const { acts, session: shownSession } = view();
  const isSame = seen.reference === target.current()?.reference && seen.session === shownSession?.id;
  if (!isSame || !acts.includes(act)) return undefined;
  const own = ownActs[act];
  const subject = target.current();
  const kept = keptOf(use, subject);
  const session = sessionOf(use, subject);
  const reference = kept && use.references.keep(kept);
  const wanted = actCommand(act, { reference, session, isRestricted: !use.isTrusted() });
  if (wanted === undefined) return own?.(parts);
  const run = (): Promise<unknown> => use.run(wanted.command, wanted.argument);
  await (listing.has(act) ? withFocusBack({ run: use.run, isVisible }, run) : run());
  return undefined;
}

/** Those whose commands may let a person pick from a list. */
const listing: ReadonlySet<PanelAct> = new Set([
  'explain',
  'add-issuer',
  'review-issuers',
  'copy-as',
  'insert',
  'introspect',
  'revoke',
  'sign-in',
]);

const ownActs: { readonly [A in PanelAct]?: (parts: WorkParts) => Outcome | undefined } = {
  validate: (parts) => validating(parts, validateTarget),
  'validate-with': (parts) => validating(parts, validateWithPicked),
  compare: async ({ use, target, compare }) => {
    const subject = target.current();
    const kept = keptOf(use, subject);
    if (kept === undefined) return messages.forgotten;
    const session = sessionOf(use, subject);
    const standing = placeWords(use.index, kept) ?? (subject?.source === 'pasted' ? panelMessages.pasted : undefined);
    const place = session === undefined ? standing : shown(session.profile);
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
  'back-to-pasted': atOnce(({ target }) => target.backToPasted()),
  clear: atOnce(({ target }) => target.show(undefined)),
};

/** The verdict is told in a notification only where the panel does not show it by then. */
async function validating(
  { use, target, isVisible }: WorkParts,
  validate: (flow: ValidateFlow, token: KeptToken) => Promise<void>,
): Outcome {
  const kept = keptOf(use, target.current());
  if (kept === undefined) return messages.forgotten;
  const isSeen = ({ compact }: KeptToken): boolean => isVisible() && keptOf(use, target.current())?.compact === compact;
  await validate({ ...use, isSeen }, kept);
  return undefined;
}

function atOnce(run: (parts: WorkParts) => void): (parts: WorkParts) => Outcome {
  return (parts) => {
    run(parts);
    return Promise.resolve(undefined);
  };
}

type PasteAnswer = Omit<Extract<PanelHostMessage, { readonly type: 'pasted' }>, 'type'>;

/** Shows the token of a pasted text; where there is none, all stays as it is. */
export async function paste({ use, target }: WorkParts, text: string): Promise<PasteAnswer> {
  const { compact, problem } = await pastedToken(use, text);
  if (compact === undefined) return { isRead: false, problem };
  target.show({ source: 'pasted', reference: use.references.keep({ compact, origin: undefined }) });
  return { isRead: true, problem: undefined };
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
