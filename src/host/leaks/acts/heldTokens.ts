/** The tokens behind leaks, as they are sent to their issuers: read from the file, or from the commit that added them. */
import { Buffer } from 'node:buffer';
import { scanText } from '../../../core/leaks/scan';
import { locateTokens } from '../../../core/token/locate';
import { gitTextOf } from '../commitDocuments';
import type { FoundLeak } from '../foundLeak';
import { findAgain, type StandingLeak } from './findAgain';
import type { LeftLeak } from './leftLeaks';

/** A token with every leak that is it. It is held in memory for as long as an act runs. */
export interface HeldToken {
  readonly compact: string;
  readonly leaks: readonly FoundLeak[];
}

export interface HeldTokens {
  readonly tokens: readonly HeldToken[];
  readonly left: readonly LeftLeak[];
}

export async function heldTokens(leaks: readonly FoundLeak[]): Promise<HeldTokens> {
  const ofTokens = leaks.filter(({ leak }) => leak.kind !== 'private-key' && leak.kind !== 'client-secret');
  const others = leaks.filter((found) => !ofTokens.includes(found));
  const { standing, left } = await findAgain(ofTokens);
  const texts = standing.map((each) => ({ found: each.found, text: textOf(each) }));
  const gone: LeftLeak[] = others.map((found) => ({ found, why: 'no-token' }));
  for (const each of left) {
    const text = await textInGit(each.found);
    if (text === undefined) gone.push(each);
    else texts.push({ found: each.found, text });
  }
  const tokens = new Map<string, FoundLeak[]>();
  for (const { found, text } of texts) {
    const compact = tokenIn(text);
    if (compact === undefined) gone.push({ found, why: 'no-token' });
    else tokens.set(compact, [...(tokens.get(compact) ?? []), found]);
  }
  return { tokens: [...tokens].map(([compact, held]) => ({ compact, leaks: held })), left: gone };
}

function textOf({ document, leak, token }: StandingLeak): string {
  return token?.compact ?? document.getText().slice(leak.start, leak.end);
}

/** The token itself, where the text is its base64. */
function tokenIn(text: string): string | undefined {
  const [direct] = locateTokens(text);
  if (direct !== undefined && (direct.form !== 'opaque' || !isBase64(text))) return direct.compact;
  const [inside] = isBase64(text) ? locateTokens(Buffer.from(text, 'base64').toString('utf8')) : [];
  return inside?.compact ?? direct?.compact;
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/** Of its commit, or of what is staged where the file has it no more; nothing is fetched for it. */
async function textInGit(found: FoundLeak): Promise<string | undefined> {
  const text = await gitTextOf(found);
  if (text === undefined) return undefined;
  const leak = scanText(text).find(({ fingerprint }) => fingerprint === found.leak.fingerprint);
  if (leak === undefined) return undefined;
  const token = locateTokens(text).find(({ start }) => start === leak.start);
  return token?.compact ?? text.slice(leak.start, leak.end);
}
