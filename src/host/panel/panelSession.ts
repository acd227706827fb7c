/** The session whose token the panel shows. */
import type { SessionState, SessionView } from '../../core/sessions/session';
import type { PanelSession } from '../../shared/panelView';
import { isRenewable } from '../sessions/treeIcons';
import { accountLabel } from '../sessions/treeMessages';
import { shown } from '../shown';
import { standingWords } from './panelMessages';

/** A server grants as many scopes as it likes. */
const mostScopes = 200;

export function panelSession(view: SessionView, now: Date, renewsByItself: boolean): PanelSession {
  return {
    id: view.id,
    profile: shown(view.profile),
    account: accountLabel(view),
    scopes: view.scopes.slice(0, mostScopes).map(shown),
    standing: standingWords(view, now, renewsByItself),
    tone: view.state === 'expiring' && isRenewable(view) ? 'good' : tones[view.state],
  };
}

const tones: Readonly<Record<SessionState, PanelSession['tone']>> = {
  active: 'good',
  expiring: 'attention',
  expired: 'neutral',
  renewing: 'neutral',
  uncertain: 'attention',
  outdated: 'attention',
  ended: 'bad',
};
