/** Shows a decoded token as a read-only JSON document whose address holds a title and a handle, never the token. */
import * as vscode from 'vscode';
import { documentText } from '../../core/present/document';
import { documentScheme } from '../../shared/contributions';
import { forgottenDocument } from '../messages';
import type { Reading, TokenReader } from '../reading';
import type { References } from '../references';
import { ordered } from './ordered';

export interface TokenDocuments extends vscode.Disposable {
  readonly open: (reading: Reading) => Promise<void>;
  readonly compare: (first: Reading, second: Reading) => Promise<void>;
}

export interface TokenDocumentDeps {
  readonly reader: TokenReader;
  readonly references: References;
}

const comparisonFolder = '/compare';

/**
 * A comparison orders the members of both sides by name. Issuers write members in any order and it means nothing, so as
 * written a diff would show every member that merely moved; ordered, it shows what differs.
 */
type Layout = 'as-written' | 'ordered';

export function registerTokenDocuments({ reader, references }: TokenDocumentDeps): TokenDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(documentScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => {
      const token = references.get(uri.query);
      if (token === undefined) return forgottenDocument;
      const reading = reader.read(token);
      const { decoded, view } = isComparison(uri) ? ordered(reading) : reading;
      return documentText(decoded, view);
    },
  });
  return {
    open: async (reading) => {
      const uri = uriOf(reading, 'as-written');
      // The words of time have moved on since the document was last written.
      changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    },
    compare: async (first, second) => {
      const [left, right] = [uriOf(first, 'ordered'), uriOf(second, 'ordered')];
      const title = `${first.view.title} ↔ ${second.view.title}`;
      await vscode.commands.executeCommand('vscode.diff', left, right, title, {
        preview: true,
      });
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}

function uriOf({ reference, view }: Reading, layout: Layout): vscode.Uri {
  const title = [view.title, view.provider].filter((part) => part !== undefined).join(' - ');
  const name = title.replace(/[^\p{L}\p{N} ()-]/gu, '_');
  const folder = layout === 'ordered' ? comparisonFolder : '';
  return vscode.Uri.from({
    scheme: documentScheme,
    path: `${folder}/${name}.jsonc`,
    query: reference,
  });
}

function isComparison({ path }: vscode.Uri): boolean {
  return path.startsWith(`${comparisonFolder}/`);
}
