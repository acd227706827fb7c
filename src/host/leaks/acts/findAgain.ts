/** Finds credentials again where they stood: by their fingerprints, since the text may have changed. */
import * as vscode from 'vscode';
import type { Leak } from '../../../core/leaks/leak';
import { scanText } from '../../../core/leaks/scan';
import { locateTokens } from '../../../core/token/locate';
import type { TokenMatch } from '../../../core/token/match';
import type { FoundLeak } from '../foundLeak';
import type { LeftCode, LeftLeak } from './leftLeaks';

/** A credential in a document as it is now. */
export interface StandingLeak {
  readonly found: FoundLeak;
  readonly document: vscode.TextDocument;
  /** Of the document when it was found; what an edit says of offsets holds for no other. */
  readonly version: number;
  readonly leak: Leak;
  /** Undefined for what is no token, or one inside of base64. */
  readonly token: TokenMatch | undefined;
}

export interface FoundAgain {
  /** In the order of the documents, and of their texts. */
  readonly standing: readonly StandingLeak[];
  readonly left: readonly LeftLeak[];
}

export async function findAgain(leaks: readonly FoundLeak[]): Promise<FoundAgain> {
  const files = new Map<string, FoundLeak[]>();
  for (const found of leaks) files.set(found.uri.toString(), [...(files.get(found.uri.toString()) ?? []), found]);
  const parts: FoundAgain[] = [];
  for (const wanted of files.values()) {
    const document = await openDocument(wanted[0]?.uri);
    if (document === undefined) parts.push({ standing: [], left: wanted.map((found) => notIn(found, 'file-gone')) });
    else parts.push(inDocument(document, wanted));
  }
  return { standing: parts.flatMap(({ standing }) => standing), left: parts.flatMap(({ left }) => left) };
}

async function openDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (uri === undefined) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Each place is taken once, by the one that stood nearest to it. */
function inDocument(document: vscode.TextDocument, wanted: readonly FoundLeak[]): FoundAgain {
  const text = document.getText();
  const tokens = new Map(locateTokens(text).map((match) => [match.start, match]));
  const open = byFingerprint(scanText(text));
  const standing: StandingLeak[] = [];
  const left: LeftLeak[] = [];
  for (const found of wanted) {
    const before = document.offsetAt(found.range.start);
    const same = open.get(found.leak.fingerprint);
    const nearest = nearestTo(before, same ?? []);
    if (nearest === undefined) left.push(notIn(found, 'moved'));
    else {
      same?.delete(nearest);
      standing.push({ found, document, version: document.version, leak: nearest, token: tokenOf(nearest, tokens) });
    }
  }
  return { standing: standing.sort((one, other) => one.leak.start - other.leak.start), left };
}

function byFingerprint(leaks: readonly Leak[]): ReadonlyMap<string, Set<Leak>> {
  const sets = new Map<string, Set<Leak>>();
  for (const leak of leaks) sets.set(leak.fingerprint, (sets.get(leak.fingerprint) ?? new Set()).add(leak));
  return sets;
}

function nearestTo(offset: number, leaks: Iterable<Leak>): Leak | undefined {
  let nearest: Leak | undefined;
  for (const leak of leaks) {
    if (nearest === undefined || Math.abs(leak.start - offset) < Math.abs(nearest.start - offset)) nearest = leak;
  }
  return nearest;
}

/** Those in documents that changed since then: their offsets are of another text. */
export function changedSince(standing: readonly StandingLeak[]): readonly StandingLeak[] {
  return standing.filter(({ document, version }) => document.isClosed || document.version !== version);
}

function notIn(found: FoundLeak, why: LeftCode): LeftLeak {
  return { found, why: found.commit === undefined ? why : 'history' };
}

function tokenOf({ start, end }: Leak, tokens: ReadonlyMap<number, TokenMatch>): TokenMatch | undefined {
  const token = tokens.get(start);
  return token?.end === end ? token : undefined;
}
