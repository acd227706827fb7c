/** Puts claims and header parameters into words: title, meaning, instant. */
import type { InstantView, MemberView } from '../../shared/tokenView';
import type { RegistryEntry } from '../token/claims';
import type { JsonObject, JsonValue, Member } from '../token/decoded';
import type { Lifetime } from '../token/lifetime';
import { millisecondsFrom } from '../token/millisecondsFrom';
import { jsonText, oneLineJson } from './jsonText';
import type { TimeWords } from './times';

/** What is needed to say what a member means. */
export interface MemberContext {
  readonly entry: (name: string) => RegistryEntry | undefined;
  /** What this very value means, as a part of a sentence; undefined where nothing is known. */
  readonly explain: (name: string, value: JsonValue) => string | undefined;
  /** Instants already read with care for milliseconds and the like; undefined for a header. */
  readonly lifetime: Lifetime | undefined;
  readonly times: TimeWords;
  readonly now: Date;
}

/** One member of a header or a claims set, as far as a view shows it. */
export type NamedValue = Pick<Member, 'name' | 'value' | 'raw' | 'duplicate'>;

/** Longest value a view carries; the document shows every value whole. */
const valueLimit = 2000;

/** The member with its words. */
export function memberView(member: NamedValue, context: MemberContext): MemberView {
  const entry = context.entry(member.name);
  const value = oneLineJson(member.raw, valueLimit);
  return {
    name: member.name,
    title: entry?.title,
    value: value.text,
    truncated: value.truncated,
    meaning: entry?.meaning,
    explained: context.explain(member.name, member.value),
    source: entry?.source,
    instant: instantOf(member, entry, context),
    duplicate: member.duplicate,
  };
}

/** The members of an object whose text is not at hand, values written anew. */
export function membersOf(object: JsonObject): readonly NamedValue[] {
  return Object.entries(object).map(([name, value = null]) => ({
    name,
    value,
    raw: jsonText(value),
    duplicate: false,
  }));
}

/** The instant that a NumericDate (RFC 7519 section 2) or an ISO 8601 text names, or undefined. */
export function readInstant(value: JsonValue): Date | undefined {
  if (typeof value === 'number') {
    return dateOf(Math.abs(value) >= millisecondsFrom ? value : value * 1000);
  }
  if (typeof value === 'string' && value.length <= 40 && isoInstant.test(value)) {
    return dateOf(Date.parse(value));
  }
  return undefined;
}

// With a zone or a date alone, which is UTC: anything else `Date.parse` would read in the zone of the machine.
const isoInstant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/i;

function dateOf(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function instantOf(
  { name, value }: NamedValue,
  entry: RegistryEntry | undefined,
  { lifetime, times, now }: MemberContext,
): InstantView | undefined {
  const date = lifetimeInstant(name, lifetime) ?? (isInstant(entry) ? readInstant(value) : undefined);
  return date === undefined ? undefined : times.instant(date, now);
}

function isInstant(entry: RegistryEntry | undefined): boolean {
  return entry?.type === 'instant' || entry?.type === 'iso-instant';
}

function lifetimeInstant(name: string, lifetime: Lifetime | undefined): Date | undefined {
  switch (name) {
    case 'iat':
      return lifetime?.issuedAt;
    case 'nbf':
      return lifetime?.notBefore;
    case 'exp':
      return lifetime?.expiresAt;
    default:
      return undefined;
  }
}
