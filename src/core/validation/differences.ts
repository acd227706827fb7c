/** What sets two values apart that look alike. */
import type { Difference } from './outcome';

/** The difference between two strings that are nearly the same; undefined when they are simply different. */
export function differenceBetween(expected: string, found: string): Difference | undefined {
  if (expected === found || expected === '' || found === '') return undefined;
  return entraDifference(expected, found) ?? normalisedDifference(expected, found) ?? prefixDifference(expected, found);
}

/** The difference to whichever of several values is nearest, in the order of {@link normalisations}. */
export function differenceToAny(expected: readonly string[], found: readonly string[]): Difference | undefined {
  for (const one of expected) {
    for (const other of found) {
      const difference = differenceBetween(one, other);
      if (difference !== undefined) return difference;
    }
  }
  return undefined;
}

/** From the least to the most of a change; what has to be undone last names the difference. */
const normalisations: readonly (readonly [Difference, (text: string) => string])[] = [
  ['white-space', (text) => text.replace(/[\s\u200b-\u200d\u2060]/g, '')],
  ['trailing-slash', (text) => (text.endsWith('/') ? text.slice(0, -1) : text)],
  ['letter-case', (text) => text.toLowerCase()],
  ['scheme', (text) => text.replace(/^https?:\/\//i, '')],
];

function normalisedDifference(expected: string, found: string): Difference | undefined {
  for (const [difference, normalise] of normalisations) {
    if (normalise(expected) === normalise(found)) return difference;
  }
  const all = (text: string): string => normalisations.reduce((rest, [, normalise]) => normalise(rest), text);
  if (all(expected) !== all(found)) return undefined;
  // Several at once: the first that differs is as good a hint as any.
  return normalisations.find(([, normalise]) => normalise(expected) !== expected || normalise(found) !== found)?.[0];
}

const tenant = '([\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}|\\{tenantid\\}|common|organizations|consumers)';
const entraV1 = new RegExp(`^https://sts\\.windows\\.net/${tenant}/$`, 'i');
const entraV2 = new RegExp(`^https://login\\.microsoftonline\\.com/${tenant}/v2\\.0$`, 'i');

/** A name that stands for many tenants stands for each of them. */
const manyTenants: readonly string[] = ['{tenantid}', 'common', 'organizations'];

function entraDifference(expected: string, found: string): Difference | undefined {
  const [first, second] = [entraOf(expected), entraOf(found)];
  if (first === undefined || second === undefined) return undefined;
  const isSameTenant =
    first.tenant === second.tenant || [first, second].some((one) => manyTenants.includes(one.tenant));
  return isSameTenant && first.version !== second.version ? 'entra-v1-v2' : 'entra-tenant';
}

function entraOf(issuer: string): { readonly version: 1 | 2; readonly tenant: string } | undefined {
  const [, ofV1] = entraV1.exec(issuer) ?? [];
  if (ofV1 !== undefined) return { version: 1, tenant: ofV1.toLowerCase() };
  const [, ofV2] = entraV2.exec(issuer) ?? [];
  return ofV2 === undefined ? undefined : { version: 2, tenant: ofV2.toLowerCase() };
}

const shortestPrefix = 6;

/** One is the other with something before or after it, as `api://` before a client id or `/v2.0` after an issuer. */
function prefixDifference(expected: string, found: string): Difference | undefined {
  const [short, long] = expected.length < found.length ? [expected, found] : [found, expected];
  if (short.length < shortestPrefix) return undefined;
  const before = long.endsWith(short) && /[/:]$/.test(long.slice(0, -short.length));
  const after = long.startsWith(short) && (/[/:]$/.test(short) || /^[/:]/.test(long.slice(short.length)));
  return before || after ? 'prefix' : undefined;
}
