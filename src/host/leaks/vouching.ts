/** Which of the leaks are tokens that an issuer profile holds valid; by keys that are at hand, so that nothing is sent. */
import * as vscode from 'vscode';
import { scanText } from '../../core/leaks/scan';
import { locateTokens } from '../../core/token/locate';
import { decodeText } from '../../scan/decodeText';
import { after, type Clock } from '../clock';
import type { IssuerProfiles } from '../issuers/profiles';
import type { Verdicts } from '../verdicts';
import { commitText, commitUri } from './commitDocuments';
import type { FoundLeak } from './foundLeak';
import type { LeakList } from './leakList';

export interface VouchingDeps {
  readonly list: Pick<LeakList, 'all' | 'vouch'>;
  readonly verdicts: Pick<Verdicts, 'valid' | 'validateCached' | 'hasProfile' | 'onDidChange'>;
  readonly profiles: Pick<IssuerProfiles, 'current' | 'onDidChange'>;
  readonly clock: Clock;
}

export interface Vouching extends vscode.Disposable {
  /** Reads the tokens that were found, and judges those that a profile fits. */
  readonly judge: () => Promise<void>;
}

const pauseMilliseconds = 300;

export function createVouching(deps: VouchingDeps): Vouching {
  const { list, verdicts, profiles, clock } = deps;
  let fingerprints = new Map<string, string>();
  let waiting: vscode.Disposable | undefined;

  /** What the rows go by is what is remembered: it is forgotten with the profiles and keys it was made with. */
  function renew(): void {
    waiting = undefined;
    fingerprints = new Map(verdicts.valid().map((compact) => [compact, fingerprints.get(compact) ?? nameOf(compact)]));
    list.vouch(new Set(fingerprints.values()));
  }
  function changed(): void {
    if (list.all().length > 0) waiting ??= after(clock, pauseMilliseconds, renew);
  }

  const judge = (): Promise<void> => judgeAll(deps, changed);
  const parts = vscode.Disposable.from(
    verdicts.onDidChange(changed),
    profiles.onDidChange(() => void judge()),
    { dispose: () => void waiting?.dispose() },
  );
  return { judge, dispose: () => void parts.dispose() };
}

function nameOf(compact: string): string {
  return scanText(compact)[0]?.fingerprint ?? '';
}

/** Fewer than verdicts are remembered: more would push out those of open files. */
const mostJudged = 100;

async function judgeAll({ list, verdicts, profiles }: VouchingDeps, changed: () => void): Promise<void> {
  if (profiles.current().length === 0) return;
  const seen = new Set<string>();
  let judged = 0;
  for (const inFile of byFile(list.all())) {
    const [first] = inFile;
    const lines = first === undefined ? undefined : (await textOf(first))?.split(/\r\n?|\n/);
    for (const found of lines === undefined ? [] : inFile) {
      if (judged >= mostJudged) return changed();
      const compact = seen.has(found.leak.fingerprint) ? undefined : tokenAt(found, lines ?? []);
      if (compact === undefined) continue;
      seen.add(found.leak.fingerprint);
      // Those of strangers, of which there may be any number, take nobody's turn.
      if (verdicts.hasProfile(compact)) {
        judged += 1;
        await verdicts.validateCached(compact);
      }
      // Others may go on between two of them.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  changed();
}

/** Those that a profile may fit, together with the others of their file or commit, so that each text is read once. */
function byFile(all: readonly FoundLeak[]): Iterable<readonly FoundLeak[]> {
  const files = new Map<string, FoundLeak[]>();
  for (const found of all) {
    // A token that no issuer is named in fits no profile.
    if (found.leak.issuer === undefined || found.rank === 'expired' || found.state === 'resolved') continue;
    const key = JSON.stringify([found.uri.toString(), found.commit]);
    const inFile = files.get(key);
    if (inFile === undefined) files.set(key, [found]);
    else inFile.push(found);
  }
  return files.values();
}

/** To read a larger file for one token would hold up others. */
const mostBytes = 2_000_000;

/** The token, where it still stands at its place. */
function tokenAt(found: FoundLeak, lines: readonly string[]): string | undefined {
  const [match] = locateTokens(partOf(lines, found.range));
  return match !== undefined && nameOf(match.compact) === found.leak.fingerprint ? match.compact : undefined;
}

async function textOf(found: FoundLeak): Promise<string | undefined> {
  const uri = commitUri(found);
  if (uri !== undefined) return commitText(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(found.uri);
    if (size > mostBytes) return undefined;
    return decodeText(Buffer.from(await vscode.workspace.fs.readFile(found.uri))).text;
  } catch {
    return undefined;
  }
}

function partOf(all: readonly string[], { start, end }: vscode.Range): string {
  const lines = all.slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.character : 0, at === last ? end.character : undefined))
    .join('\n');
}
