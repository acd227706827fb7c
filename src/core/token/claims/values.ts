/** Puts single claim and header values into words, where a value has a known meaning. */
import { algorithmEntry } from '../algorithms';
import type { JsonValue } from '../decoded';
import { generalValues } from './values/general';
import { identityProviderValues } from './values/identityProviders';
import { issuerForms } from './values/issuers';
import { pipelineValues } from './values/pipelines';
import type { ValueWords } from './values/valueWords';

const providerValues = [...identityProviderValues, ...pipelineValues];
const mostValues = 6;

/**
 * What a value means, as a sentence part such as `signed in with a password`; undefined where nothing is known.
 *
 * The words are ours alone and hold no text of the token. Of a list, every known value is explained, up to six.
 *
 * @param name the claim or header parameter
 * @param providerId the id of the recognised provider, whose own reading comes first
 */
export function explainValue(name: string, value: JsonValue | undefined, providerId?: string): string | undefined {
  const words = singleValues(name, value)
    .map((single) => wordsFor(name, single, providerId))
    .filter((found) => found !== undefined);
  return words.length === 0 ? undefined : [...new Set(words)].slice(0, mostValues).join('; ');
}

function wordsFor(name: string, value: string, providerId: string | undefined): string | undefined {
  if (name === 'iss') return issuerWords(value, providerId);
  if (name === 'alg' || name === 'enc') return algorithmEntry(value)?.meaning;
  const tables = providerValues.filter((table) => providerId !== undefined && table.providers.includes(providerId));
  const own = tables.map((table) => lookUp(table.values, name, value)).find((found) => found !== undefined);
  return own ?? lookUp(generalValues, name, value);
}

function issuerWords(value: string, providerId: string | undefined): string | undefined {
  return issuerForms.find(
    (one) => providerId !== undefined && one.providers.includes(providerId) && one.form.test(value),
  )?.words;
}

// Own members only: a claim may be named `constructor` and have the value `name`.
function lookUp(words: ValueWords, name: string, value: string): string | undefined {
  const values = Object.hasOwn(words, name) ? words[name] : undefined;
  return values !== undefined && Object.hasOwn(values, value) ? values[value] : undefined;
}

function singleValues(name: string, value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (!Array.isArray(value)) return [];
  return value.slice(0, 100).flatMap((item: JsonValue) => singleItem(name, item));
}

// Supabase lists authentication methods as objects with a method and a time.
function singleItem(name: string, item: JsonValue): readonly string[] {
  if (typeof item === 'string') return [item];
  if (name !== 'amr' || typeof item !== 'object' || item === null || Array.isArray(item)) return [];
  const method = Object.entries(item).find(([key]) => key === 'method')?.[1];
  return typeof method === 'string' ? [method] : [];
}
