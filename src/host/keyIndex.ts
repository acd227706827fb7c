/** The keys of each open document, found once a version and only when somebody asks. */
import * as vscode from 'vscode';
import type { KeyMatch } from '../core/issuers/keyMatch';
import { locateKeys } from '../core/issuers/locateKeys';
import type { SettingsSource } from './settings';

export interface KeyIndex extends vscode.Disposable {
  /** The keys of a document in order; none when it is over the scan limit. */
  readonly matches: (document: vscode.TextDocument) => readonly KeyMatch[];
}

/** Documents that are remembered; each entry holds the keys only, not the text. */
const mostDocuments = 20;

export function createKeyIndex(settings: Pick<SettingsSource, 'current'>): KeyIndex {
  const entries = new Map<vscode.TextDocument, { readonly version: number; readonly matches: readonly KeyMatch[] }>();
  const subscription = vscode.workspace.onDidCloseTextDocument((document) => entries.delete(document));
  return {
    matches: (document) => {
      const known = entries.get(document);
      if (known?.version === document.version) return known.matches;
      const matches = keysIn(document, settings.current().maxDocumentLength);
      entries.delete(document);
      // A closed document sends no event that would drop its entry.
      if (!document.isClosed) entries.set(document, { version: document.version, matches });
      for (const oldest of entries.keys()) {
        if (entries.size <= mostDocuments) break;
        entries.delete(oldest);
      }
      return matches;
    },
    dispose: () => {
      subscription.dispose();
      entries.clear();
    },
  };
}

/** The keys of a document as it is now; none when it is longer than `limit`. */
export function keysIn(document: vscode.TextDocument, limit: number): readonly KeyMatch[] {
  const length = document.offsetAt(new vscode.Position(document.lineCount, 0));
  return length > limit ? [] : locateKeys(document.getText());
}

/** The match that an offset is in, its ends included. */
export function keyAt(matches: readonly KeyMatch[], offset: number): KeyMatch | undefined {
  return matches.find(({ start, end }) => start <= offset && offset <= end);
}
