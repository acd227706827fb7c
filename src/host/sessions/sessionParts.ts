/** What sessions are made of, put together: the store, the locks, the renewer, what is known. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { KeyedDeps } from '../../core/oauth/issuerSignature';
import { createLease } from '../../core/sessions/lease';
import { noLedger, type Ledger } from '../../core/sessions/ledger';
import { inTurn, type SessionLock } from '../../core/sessions/lock';
import { createRenewer, type Renewer } from '../../core/sessions/renewal';
import { createSessionStore, type SessionStore } from '../../core/sessions/store';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { Clock } from '../clock';
import { createKnownSessions, type KnownSessions } from './knownSessions';
import { createLedgerFiles } from './ledgerFile';
import { createLockFiles } from './lockFile';
import type { OAuthRequests } from './requests';
import { createSessionRequests, type SessionRequests } from './sessionRequests';

export interface SessionPartsDeps {
  readonly secrets: vscode.SecretStorage;
  /** A folder of the extension that all windows of a machine share. */
  readonly storage: vscode.Uri;
  readonly profiles: { readonly current: () => readonly IssuerProfile[] };
  readonly requests: OAuthRequests;
  readonly oauth: KeyedDeps;
  readonly clock: Clock;
}

export interface SessionParts {
  /** Of this start of this window, unlike every other's. */
  readonly owner: string;
  readonly store: SessionStore;
  readonly ledger: Ledger;
  readonly lock: SessionLock;
  readonly renewer: Renewer;
  readonly known: KnownSessions;
  readonly requests: SessionRequests;
  readonly now: () => Date;
  /** Aborted when the window closes. */
  readonly closing: AbortSignal;
  readonly close: () => void;
}

export function createSessionParts(deps: SessionPartsDeps): SessionParts {
  const { secrets, oauth, clock } = deps;
  const controller = new AbortController();
  const closing = controller.signal;
  const owner = Buffer.from(oauth.random(12)).toString('hex');
  const { ledger, lock } = createGuards(owner, deps);
  const store = createSessionStore(secrets, async (id) => (await ledger.read(id)).gone > 0);
  const requests = createSessionRequests({ ...deps, closing });
  const renewer = createRenewer({
    store,
    ledger,
    lock,
    owner,
    closing,
    now: clock.now,
    // Between an answer and its storing nothing ends the waiting, the closing of the window either.
    pause: (milliseconds) => oauth.wait(milliseconds, new AbortController().signal),
    prepare: requests.renewal,
    graceMilliseconds: requests.graceMilliseconds,
  });
  const known = createKnownSessions({
    store,
    ledger,
    secrets,
    clock,
    unsaved: renewer.unsaved,
    onDidChangeWindowState: vscode.window.onDidChangeWindowState,
  });
  const close = (): void => controller.abort(new vscode.CancellationError());
  return { owner, store, ledger, lock, renewer, known, requests, now: clock.now, closing, close };
}

/** Files where there is a disk, and records in SecretStorage where other windows can see them. */
function createGuards(
  owner: string,
  { secrets, storage, oauth, clock }: SessionPartsDeps,
): { readonly ledger: Ledger; readonly lock: SessionLock } {
  const { monotonic, wait, random } = oauth;
  const hasDisk = storage.scheme === 'file';
  const files = hasDisk
    ? createLockFiles({ folder: join(storage.fsPath, 'locks'), now: clock.now, monotonic, wait })
    : undefined;
  const lease = createLease({ secrets, owner, place: () => files?.place(), monotonic, wait, random });
  // In a browser each window has a copy of all secrets of its own and writes back the whole of it: records would be seen by
  // nobody, and each writing of one could undo what another window has just kept.
  const records = vscode.env.uiKind === vscode.UIKind.Web && files !== undefined ? [] : [lease];
  return {
    ledger: hasDisk ? createLedgerFiles(join(storage.fsPath, 'generations')) : noLedger,
    lock: inTurn([...(files === undefined ? [] : [files]), ...records]),
  };
}
