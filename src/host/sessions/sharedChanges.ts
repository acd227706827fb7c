/** Which shared sessions came, went or changed, for the event of the authentication provider. */
import type { SessionView } from '../../core/sessions/session';
import { isBound } from './sharedSessions';

export interface SharedChange {
  readonly added: readonly SessionView[];
  readonly removed: readonly SessionView[];
  readonly changed: readonly SessionView[];
}

/** Compares with what it was given the time before; undefined when nothing is different. Holds no token. */
export function createSharedChanges(): (views: readonly SessionView[]) => SharedChange | undefined {
  let before: ReadonlyMap<string, SessionView> = new Map();
  return (views) => {
    const now = new Map(views.filter(isShared).map((view) => [view.id, view]));
    const change = {
      added: [...now.values()].filter(({ id }) => !before.has(id)),
      removed: [...before.values()].filter(({ id }) => !now.has(id)),
      changed: [...now.values()].filter((view) => isOther(before.get(view.id), view)),
    };
    before = now;
    return Object.values(change).every((list) => list.length === 0) ? undefined : change;
  };
}

/** One that has ended gives no token, so to others it is not there. */
export function isShared(view: SessionView): boolean {
  return !isBound(view) && view.state !== 'ended';
}

function isOther(before: SessionView | undefined, view: SessionView): boolean {
  return (
    before !== undefined &&
    (before.obtainedAt.getTime() !== view.obtainedAt.getTime() ||
      before.account.label !== view.account.label ||
      before.scopes.join(' ') !== view.scopes.join(' '))
  );
}
