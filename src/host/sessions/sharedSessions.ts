/** Sessions as the editor hands them to other extensions. */
import type * as vscode from 'vscode';
import type { SessionToken } from '../../core/sessions/outcome';
import type { SessionView } from '../../core/sessions/session';
import { plain } from '../messages';
import { accountLabel } from './treeMessages';
import { shown } from '../shown';

/**
 * The account of a session. The editor asks a person once for each extension and *label*, whatever the id: so the label
 * names the issuer too, and the account's own id where two accounts of one issuer bear the same name.
 */
function accountOf(view: SessionView, all: readonly SessionView[]): vscode.AuthenticationSessionAccountInformation {
  const label = accountLabel(view);
  const isTwofold = all.some(
    (other) => other.profile === view.profile && other.account.id !== view.account.id && accountLabel(other) === label,
  );
  const name = isTwofold ? `${label}, ${shown(view.account.id)}` : label;
  return { id: accountId(view), label: plain(`${name} (${shown(view.profile)})`) };
}

export function accountId({ issuer, account, profile }: SessionView): string {
  return `${issuer} ${account.id === '' ? profile : account.id}`;
}

/** `scopes`: those asked for, by which the editor knows its request again; else those granted. */
export function sharedSession(
  view: SessionView,
  token: Pick<SessionToken, 'accessToken' | 'idToken'> | undefined,
  { all, scopes }: { readonly all: readonly SessionView[]; readonly scopes?: readonly string[] | undefined },
): vscode.AuthenticationSession {
  const asked = scopes === undefined || scopes.length === 0 ? view.scopes : scopes;
  const idToken = asked.includes('openid') ? token?.idToken : undefined;
  return {
    id: view.id,
    accessToken: token?.accessToken ?? '',
    ...(idToken === undefined ? {} : { idToken }),
    account: accountOf(view, all),
    scopes: [...asked],
  };
}

/** A token bound to a key is of no use without proofs, and those only the holder of the key can make (RFC 9449). */
export function isBound({ tokenType }: Pick<SessionView, 'tokenType'>): boolean {
  return tokenType.toLowerCase() !== 'bearer';
}

/** The one with the least further rights first; then the one in use, then the newest. */
export function byLeastRights(inUse: string | undefined): (one: SessionView, other: SessionView) => number {
  const rank = ({ id }: SessionView): number => (id === inUse ? 0 : 1);
  return (one, other) =>
    one.scopes.length - other.scopes.length ||
    rank(one) - rank(other) ||
    other.obtainedAt.getTime() - one.obtainedAt.getTime();
}
