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
  for (const found of list.all()) {
    const { leak, state, rank } = found;
    // A token that no issuer is named in fits no profile.
    if (leak.issuer === undefined || rank === 'expired' || state === 'resolved' || seen.has(leak.fingerprint)) continue;
    if (seen.size >= mostJudged) break;
    seen.add(leak.fingerprint);
    const compact = await tokenAt(found);
    if (compact !== undefined && verdicts.hasProfile(compact)) await verdicts.validateCached(compact);
    // Others may go on between two of them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  changed();
}

/** To read a larger file for one token would hold up others. */
const mostBytes = 2_000_000;

/** The token, where it still stands at its place. */
async function tokenAt(found: FoundLeak): Promise<string | undefined> {
  const text = await textOf(found);
  const match = text === undefined ? undefined : locateTokens(partOf(text, found.range))[0];
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

function partOf(text: string, { start, end }: vscode.Range): string {
  const lines = text.split(/\r\n?|\n/).slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.character : 0, at === last ? end.character : undefined))
    .join('\n');
}
