/** What can be done with what the panel shows: nothing is offered that could not work now. */
import type { PanelAct } from '../../shared/panelView';
import type { TokenView } from '../../shared/tokenView';
import type { SessionView } from '../../core/sessions/session';
import { isRenewable } from '../sessions/treeIcons';
import type { Subject } from './subject';

export interface Offer {
  readonly subject: Subject | undefined;
  /** Of the token shown. */
  readonly view: TokenView | undefined;
  /** Whether the token stands in a document. */
  readonly hasPlace: boolean;
  readonly session: SessionView | undefined;
  /** Whether a pasted token was shown before this one. */
  readonly hasPasted: boolean;
  readonly hasComparison: boolean;
  readonly isRestricted: boolean;
  /** Whether any issuer profile is in effect. */
  readonly hasProfiles: boolean;
}

/** In the order in which they are offered. */
export function offeredActs(offer: Offer): readonly PanelAct[] {
  const acts: readonly PanelAct[] = [
    ...checks(offer),
    ...comparing(offer),
    ...using(offer),
    ...going(offer),
    ...keeping(offer),
  ];
  return offer.isRestricted ? acts.filter((act) => !asking.has(act)) : acts;
}

/** Those that may ask somebody on the network. */
const asking: ReadonlySet<PanelAct> = new Set([
  'validate',
  'validate-with',
  'add-issuer',
  'review-issuers',
  'refresh',
  'insert',
  'introspect',
  'revoke',
  'sign-in',
]);

const checkable: ReadonlySet<TokenView['form']> = new Set(['jws', 'sd-jwt', 'jws-json']);

function checks({ view, hasProfiles }: Offer): readonly PanelAct[] {
  if (view === undefined || !checkable.has(view.form)) return [];
  const { verdict, issuer, issuerState } = view;
  const isOpen = verdict === undefined || verdict.cause === 'issuer-not-configured';
  return [
    'validate',
    ...(hasProfiles ? (['validate-with'] as const) : []),
    ...(verdict?.status === 'valid' ? [] : (['explain'] as const)),
    ...(isOpen && issuer !== undefined && issuerState === 'unknown' ? (['add-issuer'] as const) : []),
    // A profile of the workspace that fits waits for the user's agreement: adding another would not help.
    ...(issuerState === 'awaiting-consent' ? (['review-issuers'] as const) : []),
  ];
}

function comparing({ view, hasComparison }: Offer): readonly PanelAct[] {
  if (hasComparison) return ['end-comparison'];
  return view === undefined ? [] : ['compare'];
}

function using({ view, session, hasProfiles }: Offer): readonly PanelAct[] {
  if (view === undefined) return [];
  if (session !== undefined) {
    return [...(isRenewable(session) ? (['refresh'] as const) : []), 'copy-as', 'insert', 'introspect', 'revoke'];
  }
  const isAskable = hasProfiles && (checkable.has(view.form) || view.form === 'opaque');
  return ['copy-as', ...(isAskable ? (['introspect'] as const) : [])];
}

function going({ view, hasPlace }: Offer): readonly PanelAct[] {
  if (view === undefined) return [];
  return hasPlace ? ['reveal-in-file', 'open-document'] : ['open-document'];
}

function keeping({ subject, session, hasPasted }: Offer): readonly PanelAct[] {
  if (subject === undefined) return ['sign-in'];
  const back: readonly PanelAct[] = hasPasted ? ['back-to-pasted'] : [];
  const isOver = subject.session !== undefined && (session === undefined || session.state === 'ended');
  return [...(isOver ? (['sign-in'] as const) : []), ...back, 'clear'];
}
