/** The tokens of each open document, found once a version and only when somebody asks. */
import * as vscode from 'vscode';
import { locateTokens, tokenAt } from '../core/token/locate';
import type { TokenMatch } from '../core/token/match';
import type { TokenOrigin } from './references';
import type { SettingsSource } from './settings';

export interface TokenIndex extends vscode.Disposable {
  /** The tokens of a document in order; none when it is over the scan limit. */
  readonly matches: (document: vscode.TextDocument) => readonly TokenMatch[];
  readonly at: (document: vscode.TextDocument, position: vscode.Position) => TokenMatch | undefined;
}

export interface TokenIndexDeps {
  readonly settings: SettingsSource;
  /** Called once for each document that is over the scan limit. */
  readonly onOverLimit: (document: vscode.TextDocument) => void;
}

interface Entry {
  readonly version: number;
  readonly matches: readonly TokenMatch[];
}

export function createTokenIndex({ settings, onOverLimit }: TokenIndexDeps): TokenIndex {
  const entries = new Map<vscode.TextDocument, Entry>();
  const reported = new Set<string>();

  function matches(document: vscode.TextDocument): readonly TokenMatch[] {
    const known = entries.get(document);
    if (known?.version === document.version) return known.matches;
    const found = isOverLimit(document) ? [] : locateTokens(document.getText());
    // A closed document sends no event that would drop its entry.
    if (!document.isClosed) entries.set(document, { version: document.version, matches: found });
    return found;
  }

  function isOverLimit(document: vscode.TextDocument): boolean {
    if (lengthOf(document) <= settings.current().maxDocumentLength) return false;
    const key = document.uri.toString();
    if (!reported.has(key)) {
      reported.add(key);
      onOverLimit(document);
    }
    return true;
  }

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument((document) => entries.delete(document)),
    settings.onDidChange(() => entries.clear()),
  );
  return {
    matches,
    at: (document, position) => tokenAt(matches(document), document.offsetAt(position)),
    dispose: () => {
      subscriptions.dispose();
      entries.clear();
    },
  };
}

/** The length of a document without joining its lines. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(new vscode.Position(document.lineCount, 0));
}

/** Where a token stands, as the editor wants it. */
export function rangeOf(document: vscode.TextDocument, match: TokenMatch): vscode.Range {
  return new vscode.Range(document.positionAt(match.start), document.positionAt(match.end));
}

/** Where a token was read, for its reference. */
export function originOf(document: vscode.TextDocument, { start, end }: TokenMatch): TokenOrigin {
  return {
    uri: document.uri.toString(),
    version: document.version,
    start,
    end,
  };
}
