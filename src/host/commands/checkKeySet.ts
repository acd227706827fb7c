/** Says what is wrong with keys: those at a place, at the cursor, or those that are picked. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { KeyMatch } from '../../core/issuers/keyMatch';
import { commandIds } from '../../shared/contributions';
import { keyAt, keysIn } from '../keyIndex';
import { keyMessages, matchLabel } from '../keyMessages';
import { placeOf, plain, plainStart } from '../messages';
import { reportFile, reportIssuer, type KeyFlow } from './keyReports';

/** Checks the keys at a link's place, at the cursor, the only ones of the file, or those that are picked. */
export async function checkKeySet(flow: KeyFlow, argument: unknown): Promise<void> {
  const place = placeIn(argument);
  const editor = vscode.window.activeTextEditor;
  const document = place === undefined ? editor?.document : openDocument(place.uri);
  const matches = document === undefined ? [] : keysIn(document, flow.settings.current().maxDocumentLength);
  const offset = place?.offset ?? (editor && document?.offsetAt(editor.selection.active)) ?? -1;
  const profiles = flow.profiles.current();
  const isOnly = matches.length === 1 && (place !== undefined || profiles.length === 0);
  const match = keyAt(matches, offset) ?? (isOnly ? matches[0] : undefined);
  if (document !== undefined && match !== undefined) return reportFile(flow, document, match);
  if (place !== undefined) return void flow.dialog.say(keyMessages.gone);
  await pick(flow, document, matches, profiles);
}

interface KeysItem extends vscode.QuickPickItem {
  readonly run?: () => Promise<void>;
}

async function pick(
  flow: KeyFlow,
  document: vscode.TextDocument | undefined,
  matches: readonly KeyMatch[],
  profiles: readonly IssuerProfile[],
): Promise<void> {
  const items = [
    ...(document === undefined ? [] : matchItems(flow, document, matches)),
    ...profileItems(flow, profiles),
  ];
  if (items.length === 0) {
    void offerIssuer(flow);
    return;
  }
  const options = {
    title: keyMessages.checkTitle,
    placeHolder: keyMessages.pickKeys,
    matchOnDescription: true,
    matchOnDetail: true,
  };
  await (await flow.dialog.pick(items, options))?.run?.();
}

/** Not waited for: a notification stays until somebody closes it. */
async function offerIssuer({ dialog }: KeyFlow): Promise<void> {
  const choice = await dialog.say(keyMessages.nothingToCheck, keyMessages.addIssuer);
  if (choice !== undefined) await vscode.commands.executeCommand(commandIds.addIssuer);
}

/** A list longer than this helps nobody. */
const mostItems = 200;

function matchItems(flow: KeyFlow, document: vscode.TextDocument, matches: readonly KeyMatch[]): readonly KeysItem[] {
  if (matches.length === 0) return [];
  const path = vscode.workspace.asRelativePath(document.uri);
  const items = matches.slice(0, mostItems).map((match) => ({
    label: matchLabel(match.kind, match.keys.length),
    description: plain(placeOf(path, document.positionAt(match.start))),
    run: () => reportFile(flow, document, match),
  }));
  return [separator(keyMessages.inThisFile), ...items];
}

function profileItems(flow: KeyFlow, profiles: readonly IssuerProfile[]): readonly KeysItem[] {
  if (profiles.length === 0) return [];
  const items = profiles.map((profile) => ({
    label: plainStart(profile.name),
    description: plainStart(profile.issuer),
    run: () => reportIssuer(flow, profile),
  }));
  return [separator(keyMessages.ofIssuers), ...items];
}

function separator(label: string): KeysItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** What a link of a key's hover passes; anything else is nothing. */
function placeIn(argument: unknown): { readonly uri: string; readonly offset: number } | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('offset' in argument)) {
    return undefined;
  }
  const { uri, offset } = argument;
  return typeof uri === 'string' && typeof offset === 'number' ? { uri, offset } : undefined;
}

/** A stranger's link opens no file: the hover was in a document that is open. */
function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
