/** A token as the panel shows it: the view that all share, with structure, checks, parts and instants beside the words. */
import type { PanelMember, PanelToken } from '../../shared/panelView';
import type { DisclosureView, MemberView, TokenView, VerdictView } from '../../shared/tokenView';
import { claimsOf } from '../token/claimsSet';
import { rulesPassed } from '../rules/check';
import { classifyToken } from '../token/classify';
import type { DecodedToken } from '../token/decoded';
import { innerTokens } from './innerTokens';
import { lifetimeScale } from './lifetimeScale';
import type { NamedValue } from './members';
import { checkViews } from './panelChecks';
import { segmentViews } from './panelSegments';
import { shownName, shownText } from './panelText';
import { type Room, roomOfView, valueView } from './panelValues';
import { headerMembersOf } from './selective';
import { claimMembersOf } from './tokenView';

export interface PanelTokenOptions {
  readonly now: Date;
  /** The end of the refresh token that goes with it, where a session knows it. */
  readonly refreshExpiresAt?: Date | undefined;
  /** What the profile of the verdict expects, in plain words. */
  readonly expectations?: readonly string[] | undefined;
  /** The redacted token, where that was made before: its digest costs more than all the rest. */
  readonly redacted?: string | undefined;
  /** Whether published demo secrets were tried. */
  readonly tryDemoSecrets?: boolean | undefined;
}

/**
 * The token at an instant, without any secret part. What cannot be seen is written out in every text of a token, a
 * profile or a server; the page shows texts as texts, so nothing else is escaped. Lengths are bounded.
 *
 * @param compact the token as given to `decodeToken`; empty for a token inside another
 * @param view what `toTokenView` made of the same token at the same instant
 */
export function toPanelToken(
  compact: string,
  decoded: DecodedToken,
  view: TokenView,
  options: PanelTokenOptions,
): PanelToken {
  return panelToken(compact, decoded, view, { ...options, room: roomOfView() });
}

interface Options extends PanelTokenOptions {
  readonly room: Room;
}

function panelToken(compact: string, decoded: DecodedToken, view: TokenView, options: Options): PanelToken {
  const { now, refreshExpiresAt, expectations = [], tryDemoSecrets, room } = options;
  const { verdict, findings } = view;
  const claims = panelMembers(claimMembersOf(decoded), view.claims, room);
  const header = panelMembers(headerMembersOf(decoded), view.header, room);
  const inner = innerTokens(decoded);
  const context = compact === '' ? undefined : { compact };
  const passed = rulesPassed(decoded, classifyToken(decoded), { now, context, tryDemoSecrets });
  return {
    reference: view.reference,
    form: view.form,
    title: view.title,
    provider: view.provider,
    issuer: view.issuer && shownText(view.issuer),
    confidence: view.confidence,
    reasons: view.reasons.map(shownText),
    verification: view.verification,
    verdict: verdict && visibleVerdict(verdict),
    problem: view.problem && shownText(view.problem),
    lifetime: view.lifetime,
    scale: view.lifetime && lifetimeScale(claimsOf(decoded), now, refreshExpiresAt),
    claims,
    header,
    payload: view.payload && { ...view.payload, text: shownText(view.payload.text) },
    checks: checkViews({ findings, verdict, expectations, passed }),
    segments: segmentViews(compact, decoded).slice(0, mostListed),
    disclosures: visibleDisclosures(view.disclosures, { disclosures: mostListed }),
    facts: [...view.facts.map(shownText), ...leftOut(view)],
    nested: view.nested.flatMap(({ label, view: nested }, index) => {
      const token = inner[index]?.token;
      const own = { now, tryDemoSecrets, room };
      return token === undefined ? [] : [{ label, token: panelToken('', token, nested, own) }];
    }),
    redacted: options.redacted ?? view.redacted,
  };
}

/** More claims, header parameters or disclosures than this are for the document. */
const mostListed = 1000;

function leftOut({ claims, header, disclosures }: TokenView): readonly string[] {
  const more = (count: number, what: string): readonly string[] =>
    count > mostListed ? [`${String(count - mostListed)} more ${what} stand in the document.`] : [];
  return [
    ...more(claims.length, 'claims'),
    ...more(header.length, 'header parameters'),
    ...more(countOf(disclosures), 'disclosures'),
  ];
}

/** Those inside others too. */
function countOf(disclosures: readonly DisclosureView[]): number {
  return disclosures.reduce((count, { children }) => count + 1 + countOf(children), 0);
}

/** The words of a view beside the structure of the values; both list the same members in the same order. */
function panelMembers(
  members: readonly NamedValue[],
  views: readonly MemberView[],
  room: Room,
): readonly PanelMember[] {
  return members.slice(0, mostListed).flatMap(({ name, raw }, index) => {
    const view = views[index];
    return view === undefined ? [] : [panelMember(view, { name, raw }, room)];
  });
}

function panelMember(view: MemberView, { name, raw }: Pick<NamedValue, 'name' | 'raw'>, room: Room): PanelMember {
  return {
    name: shownName(name),
    title: view.title,
    meaning: view.meaning,
    explained: view.explained && shownText(view.explained),
    source: view.source,
    instant: view.instant,
    duplicate: view.duplicate,
    value: valueView(raw.trim(), name, room),
  };
}

/** As many as there is room for, in the order read: one disclosure may hold thousands of others. */
function visibleDisclosures(all: readonly DisclosureView[], room: { disclosures: number }): readonly DisclosureView[] {
  const views: DisclosureView[] = [];
  for (const disclosure of all) {
    if (room.disclosures <= 0) break;
    room.disclosures -= 1;
    views.push({
      ...disclosure,
      label: shownText(disclosure.label),
      value: shownText(disclosure.value),
      children: visibleDisclosures(disclosure.children, room),
    });
  }
  return views;
}

function visibleVerdict(verdict: VerdictView): VerdictView {
  return {
    ...verdict,
    headline: shownText(verdict.headline),
    provenance: verdict.provenance && shownText(verdict.provenance),
    reasons: verdict.reasons.map((reason) => ({
      ...reason,
      sentence: shownText(reason.sentence),
      expected: reason.expected && shownText(reason.expected),
      found: reason.found && shownText(reason.found),
      difference: reason.difference && shownText(reason.difference),
    })),
    notes: verdict.notes.map(shownText),
  };
}
