/** What the host and the token panel say to each other: whole views one way, acts of a person the other. */
import { type PanelAct, panelActs, type PanelView, type RawSegment } from './panelView';

/** To the page. `now` is the host's clock in milliseconds, which need not be that of the machine with the window. */
export type PanelHostMessage =
  | { readonly type: 'view'; readonly view: PanelView; readonly now: number }
  /** Only ever the answer to `reveal`. */
  | { readonly type: 'raw'; readonly reference: string; readonly segments: readonly RawSegment[] }
  /** Puts the focus into the paste box. */
  | { readonly type: 'focus-paste' }
  /** Whether the token of the pasted text is shown now; where not, the text stays in its box, with the reason if there is one. */
  | { readonly type: 'pasted'; readonly isRead: boolean; readonly problem: string | undefined }
  /** Goes to the top, for a person who has asked to see the panel. */
  | { readonly type: 'focus-top' };

/** From the page. */
export type PanelMessage =
  | { readonly type: 'ready' }
  /** With the token and the session that are seen: the host may show others by now, with which nothing is to be done. */
  | { readonly type: 'act'; readonly act: PanelAct; readonly reference?: string; readonly session?: string }
  /** A text to read; it is kept nowhere. */
  | { readonly type: 'paste'; readonly text: string }
  /** Asks for the raw text of the token shown. */
  | { readonly type: 'reveal'; readonly reference: string }
  /** Copies the value of one member, whole, with the host that knows it. */
  | {
      readonly type: 'copy-member';
      readonly reference: string;
      readonly area: 'header' | 'claims';
      readonly name: string;
      /** Which one of that name, where JSON text has it twice: the first is 0, and meant where nothing is said. */
      readonly occurrence?: number;
      /** A part of the value alone: the places in arrays and objects that lead there, from 0, such as `2.0`. */
      readonly path?: string;
    }
  | { readonly type: 'open-rule'; readonly ruleId: string };

/** Longer than any name in a token that is read. What is pasted may be longer: the host refuses that in words. */
const longestText = 20_000_000;

/** A message of the page, or undefined for anything else that was posted. */
export function readPanelMessage(message: unknown): PanelMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const posted = message as Readonly<Record<string, unknown>>;
  const text = (name: string, longest = longestText): string | undefined => {
    const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
    return typeof value === 'string' && value.length <= longest ? value : undefined;
  };
  const [reference, session, name, ruleId] = [text('reference'), text('session'), text('name'), text('ruleId')];
  const pasted = text('text', Infinity);
  switch (text('type')) {
    case 'ready':
      return { type: 'ready' };
    case 'act': {
      const act = panelActs.find((known) => known === text('act'));
      if (act === undefined) return undefined;
      return {
        type: 'act',
        act,
        ...(reference !== undefined && { reference }),
        ...(session !== undefined && { session }),
      };
    }
    case 'paste':
      return pasted === undefined ? undefined : { type: 'paste', text: pasted };
    case 'reveal':
      return reference === undefined ? undefined : { type: 'reveal', reference };
    case 'copy-member':
      return readCopyMember(posted, { reference, name, path: text('path') });
    case 'open-rule':
      return ruleId === undefined ? undefined : { type: 'open-rule', ruleId };
    default:
      return undefined;
  }
}

function readCopyMember(
  posted: Readonly<Record<string, unknown>>,
  { reference, name, path }: Readonly<Record<'reference' | 'name' | 'path', string | undefined>>,
): PanelMessage | undefined {
  const area = (['header', 'claims'] as const).find(
    (known) => Object.hasOwn(posted, 'area') && known === posted['area'],
  );
  if (reference === undefined || name === undefined || area === undefined) return undefined;
  // A part that nobody can make out must not become the whole.
  if (Object.hasOwn(posted, 'path') && !isPath(path)) return undefined;
  const which = { ...occurrenceIn(posted['occurrence']), ...(path !== undefined && { path }) };
  return { type: 'copy-member', reference, area, name, ...which };
}

function isPath(text: string | undefined): text is string {
  return text !== undefined && text.length < 200 && /^\d{1,9}(?:\.\d{1,9})*$/.test(text);
}

function occurrenceIn(posted: unknown): { readonly occurrence?: number } {
  return typeof posted === 'number' && Number.isSafeInteger(posted) ? { occurrence: posted } : {};
}

const hostMessageTypes: readonly unknown[] = [
  'view',
  'raw',
  'focus-paste',
  'pasted',
  'focus-top',
] satisfies readonly PanelHostMessage['type'][];

/** A message of the host, or undefined for what something else posts into the page. The host's own types are trusted. */
export function readPanelHostMessage(message: unknown): PanelHostMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  return hostMessageTypes.includes(message.type) ? (message as PanelHostMessage) : undefined;
}
