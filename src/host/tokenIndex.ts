/** The tokens of each open document, found once a version and only when somebody asks. */
import * as vscode from 'vscode';
import { tokenAt } from '../core/token/locate';
import type { TokenMatch } from '../core/token/match';
import { relocateTokens, scanTokens, type TextChange, type TokenScan } from '../core/token/relocate';
import { joinEdits } from './joinEdits';
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
  readonly length: number;
  readonly scan: TokenScan;
  /** All edits since `version` as one that covers them; undefined when there were none. */
  readonly edit: TextChange | undefined;
}

/** Below this, joining the lines and searching all of them takes less than a millisecond. */
const incrementalFrom = 1_000_000;

/** No document has this length, so one that shrinks below the scan limit is searched whole. */
const notScannedLength = -1;

export function createTokenIndex({ settings, onOverLimit }: TokenIndexDeps): TokenIndex {
  const entries = new Map<vscode.TextDocument, Entry>();
  const isOverLimit = createLimit({ settings, onOverLimit });

  function matches(document: vscode.TextDocument): readonly TokenMatch[] {
    const known = entries.get(document);
    if (known?.version === document.version) return known.scan.matches;
    const length = lengthOf(document);
    const entry = isOverLimit(document, length) ? notScanned(document) : scanned(document, length, known);
    // A closed document sends no event that would drop its entry.
    if (!document.isClosed) entries.set(document, entry);
    return entry.scan.matches;
  }

  function remember({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = entries.get(document);
    if (known === undefined || contentChanges.length === 0) return;
    entries.set(document, { ...known, edit: contentChanges.reduce(joinEdits, known.edit) });
  }

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(remember),
    vscode.workspace.onDidCloseTextDocument((document) => entries.delete(document)),
    settings.onDidChange(({ maxDocumentLength }) => {
      // One over the limit is asked about again, because it is reported once more when masking goes on.
      for (const [document, { length }] of entries) {
        if (length === notScannedLength || length > maxDocumentLength) entries.delete(document);
      }
    }),
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

/**
 * Tells whether a document is too long to be searched, and reports each such document once; and once more when masking
 * is on, because whoever turns that on counts on every token being hidden.
 */
function createLimit({
  settings,
  onOverLimit,
}: TokenIndexDeps): (document: vscode.TextDocument, length: number) => boolean {
  const reported = new Set<string>();
  return (document, length) => {
    const { maxDocumentLength, masking } = settings.current();
    if (length <= maxDocumentLength) return false;
    const key = `${String(masking)} ${document.uri.toString()}`;
    if (!reported.has(key)) onOverLimit(document);
    reported.add(key);
    return true;
  };
}

function notScanned({ version }: vscode.TextDocument): Entry {
  return { version, length: notScannedLength, scan: { matches: [], extents: [] }, edit: undefined };
}

function scanned(document: vscode.TextDocument, length: number, known: Entry | undefined): Entry {
  return { version: document.version, length, scan: scanOf(document, length, known), edit: undefined };
}

function scanOf(document: vscode.TextDocument, length: number, known: Entry | undefined): TokenScan {
  if (known?.edit === undefined || length < incrementalFrom) return scanTokens(document.getText());
  // A change of line ends is told without its edits.
  const expected = known.length - known.edit.removedLength + known.edit.insertedLength;
  if (length !== expected) return scanTokens(document.getText());
  const read = (start: number, end: number): string =>
    document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  return relocateTokens(known.scan, known.edit, { length, read });
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
