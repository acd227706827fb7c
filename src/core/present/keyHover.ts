/** Writes what is known of a key or key set in a text as the Markdown of a hover. */
import { commandIds, type Command } from '../../shared/contributions';
import { checkKey, checkKeySet, keyFacts, type KeyFacts } from '../issuers/keyFacts';
import { keysOfSet } from '../issuers/keyReading';
import type { KeyMatch } from '../issuers/keyMatch';
import type { Finding } from '../rules/finding';
import { applyPolicy, type RulePolicy } from '../rules/policy';
import type { JsonObject } from '../token/decoded';
import { codeSpan } from './escape';
import {
  keyFactLines,
  keyFindingLine,
  keyTitle,
  privateWarning,
  severityCounts,
  shortValue,
  type InstantOptions,
} from './keyWords';
import { prose } from './words';

/** The commands that links of a key's hover run; the host enables these and no others. */
export type KeyHoverCommand = Extract<Command, 'claimcheck.checkKeySet' | 'claimcheck.openRule'>;

export interface KeyHoverOptions extends InstantOptions {
  readonly policy: RulePolicy;
  /** The argument of the link that opens the report; plain JSON without key material. */
  readonly place: JsonObject;
}

/** A hover: Markdown, and the part of the text that it is about (UTF-16 offsets). */
export interface KeyHover {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The hover at an offset inside of a match: in a key set, of the key that is there, and else of the whole set.
 *
 * Render it with `supportHtml` and `supportThemeIcons` off and trust for the two commands of {@link KeyHoverCommand}:
 * then nothing in the key is a link, an image, a command or markup. Starts no request and shows no private material.
 */
export async function keyHover(match: KeyMatch, offset: number, options: KeyHoverOptions): Promise<KeyHover> {
  const { material, kind, keys } = match;
  if (kind !== 'jwks' || typeof material === 'string') {
    const markdown = await oneKey(material, await checkKey(material, options.now), options, 'Show report');
    return { markdown, start: match.start, end: match.end };
  }
  const findings = await checkKeySet(material, options.now);
  const place = keys.find(({ start, end }) => start <= offset && offset < end);
  const key = keysOfSet(material).find(({ index }) => index === place?.index);
  if (place === undefined || key === undefined) {
    const markdown = await wholeSet(material, applyPolicy(findings, options.policy), options);
    return { markdown, start: match.start, end: match.end };
  }
  const ofKey = findings.filter(({ path }) => isAbout(path, place.index));
  const markdown = await oneKey(key.jwk, ofKey, options, `Check the whole set of ${keys.length}`);
  return { markdown, start: place.start, end: place.end };
}

/** Whether a finding of a set is about the key with this place in it. */
export function isAbout(path: string | undefined, index: number): boolean {
  return path?.startsWith(`keys[${index}]`) === true;
}

const mostFindings = 6;
const mostKeys = 8;

async function oneKey(
  material: JsonObject | string,
  findings: readonly Finding[],
  options: KeyHoverOptions,
  link: string,
): Promise<string> {
  const facts = await keyFacts(material);
  return blocks([
    privateWarning(facts) ?? '',
    keyTitle(facts),
    findingList(applyPolicy(findings, options.policy), options),
    keyFactLines(facts, options).join('\\\n'),
    reportLink(link, options),
  ]);
}

async function wholeSet(set: JsonObject, findings: readonly Finding[], options: KeyHoverOptions): Promise<string> {
  const keys = keysOfSet(set);
  const lines = await Promise.all(
    keys.slice(0, mostKeys).map(async ({ index, jwk }) => keyLine(await keyFacts(jwk), index)),
  );
  const more = keys.length - lines.length;
  const counts = severityCounts(findings);
  return blocks([
    `**JWK set** · ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}${counts === '' ? ' · nothing found wrong' : ` · ${counts}`}`,
    findingList(findings.map(withKeyNumber), options),
    [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\\\n'),
    reportLink('Check the whole set', options),
  ]);
}

/** Says of which key a finding is, where it does not say so itself. */
function withKeyNumber(finding: Finding): Finding {
  const index = /^keys\[(\d+)\]/.exec(finding.path ?? '')?.[1];
  if (index === undefined || /^(?:Keys? \d|\d+ keys )/.test(finding.message)) return finding;
  return { ...finding, message: `Key ${Number(index) + 1}: ${finding.message}` };
}

/** A key of a set on one line. */
function keyLine(facts: KeyFacts, index: number): string {
  const id = facts.keyId === undefined ? 'no key id' : codeSpan(shortValue(facts.keyId));
  const algorithm = facts.algorithm === undefined ? '' : ` · ${prose(shortValue(facts.algorithm))}`;
  return `Key ${index + 1}: ${id} · ${keyTitle(facts).replaceAll('**', '')}${algorithm}`;
}

function findingList(findings: readonly Finding[], options: KeyHoverOptions): string {
  const lines = findings.slice(0, mostFindings).map((finding) => keyFindingLine(finding, ruleLink(finding)));
  const more = findings.length - mostFindings;
  return [...lines, ...(more > 0 ? [`- ${reportLink(`and ${more} more`, options)}`] : [])].join('\n');
}

function ruleLink({ id, source }: Finding): string {
  return `*[${prose(source)}](${commandUri(commandIds.openRule, id)} "Why it matters and how to mend it")*`;
}

function reportLink(label: string, { place }: KeyHoverOptions): string {
  return `[${label}](${commandUri(commandIds.checkKeySet, place)} "Everything that was found, as a read-only document")`;
}

function commandUri(command: KeyHoverCommand, argument: JsonObject | string): string {
  // encodeURIComponent leaves these as they are, and a parenthesis would end the link.
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `command:${command}?${encoded}`;
}

function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
