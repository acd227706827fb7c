/** Which token to introspect: a session's, or one that stands in a file, and at which issuer. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../../core/issuers/issuer';
import type { SessionView } from '../../../core/sessions/session';
import { profilesFor } from '../../../core/validation/validate';
import { commandIds } from '../../../shared/contributions';
import { profileItems } from '../../commands/validateToken';
import { resolveTarget } from '../../target';
import { sessionDescription, sessionLabel } from '../useMessages';
import { askMessages } from './askMessages';
import { resolveSession, sessionIdIn } from './pickSession';
import type { Use } from './useDeps';

export type IntrospectionTarget =
  | { readonly kind: 'session'; readonly view: SessionView }
  | { readonly kind: 'token'; readonly token: string; readonly profile: IssuerProfile };

/** Undefined when a person does not go on, or when there is nothing to ask about, which is said. */
export async function introspectionTarget(use: Use, argument: unknown): Promise<IntrospectionTarget | undefined> {
  // Links pass the handle of a token, trees the id of a session, menus of the editor something else.
  const named = sessionIdIn(argument);
  if (use.references.get(named) !== undefined) return tokenTarget(use, named);
  const isAtCursor = named === undefined && hasTokenAtCursor(use);
  const view = isAtCursor ? await sessionBeside(use) : await resolveSession(use, argument, options);
  if (view === 'token') return tokenTarget(use, undefined);
  return view && { kind: 'session', view };
}

const options = { title: askMessages.introspectTitle } as const;

function hasTokenAtCursor({ index }: Use): boolean {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && index.at(editor.document, editor.selection.active) !== undefined;
}

/** A token at the cursor is likelier meant than the session in use, but both can be. */
async function sessionBeside(use: Use): Promise<SessionView | 'token' | undefined> {
  await use.sessions.list();
  const view = use.sessions.inUse();
  if (view === undefined) return 'token';
  const items: readonly (vscode.QuickPickItem & { readonly what: SessionView | 'token' })[] = [
    { label: `$(symbol-key) ${askMessages.tokenAtCursor}`, what: 'token' },
    { label: sessionLabel(view), description: sessionDescription(view, true), what: view },
  ];
  return (await use.dialog.pick(items, { ...options, placeHolder: askMessages.pickToken }))?.what;
}

async function tokenTarget(use: Use, handle: string | undefined): Promise<IntrospectionTarget | undefined> {
  const target = await resolveTarget(use, handle);
  if (target === undefined) return undefined;
  const profile = await profileFor(use, target.compact);
  return profile && { kind: 'token', token: target.compact, profile };
}

/** The one that fits; an opaque token names no issuer, so a person says who made it. */
async function profileFor(use: Use, compact: string): Promise<IssuerProfile | undefined> {
  const { dialog, profiles } = use;
  const [fitting, ...others] = profilesFor(compact, profiles.current());
  if (fitting !== undefined && others.length === 0) return fitting;
  const items = profileItems(use, compact);
  if (items.length === 0) {
    const choice = await dialog.say(askMessages.noProfiles, askMessages.addIssuer);
    if (choice !== undefined) await use.run(commandIds.addIssuer);
    return undefined;
  }
  return (await dialog.pick(items, { ...options, placeHolder: askMessages.pickIssuer, matchOnDescription: true }))
    ?.profile;
}
