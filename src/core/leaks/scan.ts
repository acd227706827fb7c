/** Finds every credential of a text that must not lie in a repository. */
import { clientSecretLeaks } from './clientSecrets';
import { keyLeaks } from './keyLeaks';
import type { Leak } from './leak';
import { newTrials } from './testCredential';
import { tokenLeaks } from './tokenLeaks';
import { wrappedLeaks } from './wrappedLeaks';

/**
 * The tokens, private keys and client secrets of a text, in order and without overlap; never throws. Each finder passes
 * over the text once.
 */
export function scanText(text: string): readonly Leak[] {
  const trials = newTrials();
  return inOrder(finders.flatMap((find) => find(text, trials)));
}

/** The same with a pause between one passage over the text and the next, where others wait for the thread. */
export async function scanTextInTurns(text: string, pause: () => Promise<void>): Promise<readonly Leak[]> {
  const trials = newTrials();
  const all: Leak[] = [];
  for (const find of finders) {
    // One by one: a text can hold more than a call takes arguments.
    for (const leak of find(text, trials)) all.push(leak);
    await pause();
  }
  return inOrder(all);
}

const finders = [tokenLeaks, keyLeaks, wrappedLeaks, clientSecretLeaks] as const;

function inOrder(all: readonly Leak[]): readonly Leak[] {
  const sorted = [...all].sort((one, other) => one.start - other.start || other.end - one.end);
  return withoutOverlap(sorted).map((leak) =>
    leak.issuer === undefined ? leak : { ...leak, issuer: shownIssuer(leak.issuer) },
  );
}

/** Shorter runs of characters are no credential. */
const longRun = /[\w~+=-]{14}/;

/** The text with a word in the place of each credential. */
export function withoutCredentials(text: string): string {
  if (!longRun.test(text)) return text;
  let shown = '';
  let end = 0;
  for (const leak of scanText(text)) {
    shown += `${text.slice(end, leak.start)}[${leak.kind}]`;
    end = leak.end;
  }
  return shown + text.slice(end);
}

/** A longer issuer is nobody's to read. */
const longestIssuer = 300;
/** More of one is not looked through, so that a token in a token in a token costs no more than one. */
const mostRead = 4000;

/** An issuer as others may read it: whoever wrote the token can have put a credential there. */
function shownIssuer(issuer: string): string {
  // An issuer has no user, query or fragment (RFC 8414 section 2).
  const bare = issuer
    .slice(0, mostRead)
    .replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
    .replace(/^(https?:[^?#]*)[?#].*$/is, '$1');
  return withoutCredentials(bare).slice(0, longestIssuer);
}

/** What stands inside another, such as a token as a client secret, is told once, by the one that begins first. */
function withoutOverlap(sorted: readonly Leak[]): readonly Leak[] {
  const apart: Leak[] = [];
  for (const leak of sorted) if (leak.start >= (apart.at(-1)?.end ?? 0)) apart.push(leak);
  return apart;
}
