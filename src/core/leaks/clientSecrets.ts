/** Secrets of OAuth clients in configurations and code (RFC 6749 section 2.3.1), as leaks. */
import { entropyOf, isPlaceholder, looksRandom } from '../token/opaque/randomness';
import { fingerprintOf } from './fingerprint';
import { isUnguessable } from './guessable';
import type { Leak } from './leak';

/**
 * Every literal that is given the name `client_secret`, in any of its spellings. Names of variables, references, words
 * and placeholders are none: a secret is random, since a server made it.
 */
export function clientSecretLeaks(text: string): readonly Leak[] {
  return [...text.matchAll(assignment)].flatMap(({ 0: whole, 1: name = '', 2: value = '', index }) => {
    if (!isSecret(value)) return [];
    const end = index + whole.length;
    return [leakAt({ start: end - value.length, end }, { name, value, clientId: clientIdNear(text, index) })];
  });
}

/** `client_secret: …`, `CLIENT_SECRET=…`, `"clientSecret": "…"`, `client-secret = '…'`; in a query or a form too. */
const assignment =
  /(client[_-]?secret)["'`]?[ \t]{0,20}(?:=>|:=|[:=])[ \t]{0,20}["'`]?([\w~.+/%-]{16,256}={0,2})(?![\w(.[])/gi;

function isSecret(value: string): boolean {
  if (isPlaceholder(value) || value.includes('..') || /^[A-Z][A-Z\d_]+$/.test(value)) return false;
  return looksRandom(value) && entropyOf(value) >= leastEntropy;
}

/** Bits a character: random hexadecimal of 32 digits has 3.5, words of a language have less in so short a text. */
const leastEntropy = 3;

interface Secret {
  readonly name: string;
  readonly value: string;
  readonly clientId: string | undefined;
}

function leakAt({ start, end }: Pick<Leak, 'start' | 'end'>, { value, clientId }: Secret): Leak {
  return {
    start,
    end,
    kind: 'client-secret',
    title: 'OAuth client secret',
    reasons: ['It is a random text with the name of a client secret (RFC 6749 section 2.3.1).'],
    issuer: undefined,
    expiresAt: undefined,
    testReason: undefined,
    fingerprint: fingerprintOf('client-secret', namingParts(value, clientId)),
    redacted: `client secret (${String(value.length)} characters)`,
  };
}

/**
 * The secret itself, as long as nobody can guess it. One that can be guessed could be tried out on a fingerprint that is
 * committed, so it is named by what stands around it, and others in the same place have the same name.
 */
function namingParts(value: string, clientId: string | undefined): readonly string[] {
  return isUnguessable(value) ? [value] : [clientId ?? '', String(value.length)];
}

/** How far the id of a client stands from its secret, at most. */
const reach = 400;

function clientIdNear(text: string, index: number): string | undefined {
  const around = text.slice(Math.max(0, index - reach), index + reach);
  return /client[_-]?id["'`]?[ \t]{0,20}(?:=>|:=|[:=])[ \t]{0,20}["'`]?([\w.:/@-]{1,200})/i.exec(around)?.[1];
}
