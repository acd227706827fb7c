/** Writes what is wrong with a key or a key set as a Markdown document: problems first, key by key. */
import { checkKey, checkKeySet, keyFacts } from '../issuers/keyFacts';
import type { Finding } from '../rules/finding';
import { applyPolicy, type RulePolicy } from '../rules/policy';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { codeSpan } from './escape';
import { isAbout } from './keyHover';
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

export interface KeyReportOptions extends InstantOptions {
  readonly policy: RulePolicy;
  /** What the keys are, such as `Keys of Acme`. */
  readonly title: string;
  /** Sentences about where they came from, and when. */
  readonly origin: readonly string[];
}

/** The keys that a report is about: those of a set as its JSON has them, or single ones, JWK or PEM text. */
export type ReportedKeys =
  | { readonly kind: 'set'; readonly keySet: JsonObject }
  | { readonly kind: 'keys'; readonly keys: readonly (JsonObject | string)[] };

/** The report. Values of keys are escaped; private material is named and never shown. */
export async function keyReportMarkdown(reported: ReportedKeys, options: KeyReportOptions): Promise<string> {
  const { keys, ofSet, ofKeys, count } = await examine(reported, options);
  const all = [...ofSet, ...ofKeys.flat()];
  const sections = await Promise.all(
    keys.map(({ key, number }, index) => keySection(key, number, ofKeys[index] ?? [], { ...options, count })),
  );
  const hidden = count - keys.length;
  return [
    `# ${prose(options.title)}`,
    [...options.origin.map((sentence) => prose(sentence)), summary(count, all)].join('\\\n'),
    ...(ofSet.length === 0 ? [] : ['## The set', findingList(ofSet)]),
    ...sections,
    ...(hidden > 0
      ? [`The set holds ${hidden} more ${hidden === 1 ? 'key' : 'keys'}, which are not listed here.`]
      : []),
  ]
    .join('\n\n')
    .concat('\n');
}

const mostKeys = 200;

interface Examined {
  readonly keys: readonly { readonly key: JsonObject | string | undefined; readonly number: number }[];
  readonly ofSet: readonly Finding[];
  /** In the order of `keys`. */
  readonly ofKeys: readonly (readonly Finding[])[];
  readonly count: number;
}

async function examine(reported: ReportedKeys, { now, policy }: KeyReportOptions): Promise<Examined> {
  if (reported.kind === 'keys') {
    const keys = reported.keys.slice(0, mostKeys).map((key, index) => ({ key, number: index + 1 }));
    const found = await Promise.all(keys.map(({ key }) => checkKey(key, now)));
    const ofKeys = found.map((findings) => applyPolicy(findings, policy));
    return { keys, ofSet: [], ofKeys, count: reported.keys.length };
  }
  const { keySet } = reported;
  const list: readonly JsonValue[] = Array.isArray(keySet['keys']) ? keySet['keys'] : [];
  const findings = applyPolicy(await checkKeySet(keySet, now), policy);
  // An element of `keys` that is no object is no key.
  const keys = list.slice(0, mostKeys).map((value, index) => ({
    key: isJsonObject(value) ? value : undefined,
    number: index + 1,
  }));
  return {
    keys,
    ofSet: findings.filter(({ path }) => path === undefined || path === 'keys'),
    ofKeys: keys.map((_, index) => findings.filter(({ path }) => isAbout(path, index))),
    count: list.length,
  };
}

async function keySection(
  key: JsonObject | string | undefined,
  number: number,
  findings: readonly Finding[],
  options: KeyReportOptions & { readonly count: number },
): Promise<string> {
  if (key === undefined) return `## Key ${number}\n\nThis element is no JSON object, so it is no key.`;
  const facts = await keyFacts(key);
  const id = facts.keyId === undefined ? '' : `: ${codeSpan(shortValue(facts.keyId))}`;
  const warning = privateWarning(facts);
  return [
    `## ${options.count === 1 && id === '' ? 'The key' : `Key ${number}${id}`}`,
    ...(warning === undefined ? [] : [warning]),
    findings.length === 0 ? 'Nothing was found wrong with this key.' : findingList(findings),
    [keyTitle(facts), ...keyFactLines({ ...facts, keyId: undefined }, options)].join('\\\n'),
  ].join('\n\n');
}

function findingList(findings: readonly Finding[]): string {
  return findings
    .map((finding) => keyFindingLine(finding, `*${prose(finding.source)}* · \`${finding.id}\``))
    .join('\n');
}

function summary(count: number, findings: readonly Finding[]): string {
  const counts = severityCounts(findings);
  const keys = `${count} ${count === 1 ? 'key' : 'keys'}`;
  return `**${keys} · ${counts === '' ? 'nothing was found wrong' : counts}**`;
}
