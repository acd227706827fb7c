/** Every rule there is, offline and with the issuer, in one list. */
import { keyRules } from '../issuers/keyRules';
import { keySetRules } from '../issuers/keySetRules';
import { metadataRules } from '../issuers/metadataRules';
import { secretRules } from '../issuers/secretRules';
import { rules } from '../rules/check';
import type { Severity } from '../rules/finding';
import { rulePages } from '../rules/pages';
import type { RulePage } from '../rules/pages/page';
import type { TokenKind } from '../token/classify';
import { kindTitle } from '../token/classify/titles';
import { issuerRules } from '../validation/issuerRules';
import { severityWords } from './words';

/** What must be at hand to check a rule. */
export type RuleNeeds = 'token' | 'key' | 'metadata' | 'issuer';

/** A rule as lists and pages show it. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  /** Undefined where it depends on the token. */
  readonly severity: Severity | undefined;
  readonly source: string;
  readonly needs: RuleNeeds;
  /** The kinds of token it is for; every kind where absent. */
  readonly kinds?: readonly TokenKind[];
}

/** All rules, in the order of the catalogue. */
export function ruleCatalogue(): readonly RuleSummary[] {
  return rulePages.flatMap((page) => summaryOf(page) ?? []);
}

/** The page of a rule as Markdown, made from the rule's own data; undefined for an unknown id. */
export function rulePageMarkdown(id: string): string | undefined {
  const page = pageOf(id);
  const summary = page && summaryOf(page);
  if (page === undefined || summary === undefined) return undefined;
  const blocks = [
    `# ${page.title}`,
    `Rule \`${id}\` · ${severityOf(summary)} · ${summary.source}`,
    '## Why it matters',
    wrapped(page.why),
    '## How to mend it',
    wrapped(page.mend),
    '## What it is checked on',
    wrapped(scopeOf(summary)),
    '## Changing how it counts',
    wrapped('In all files, by a user setting; "off" silences it:'),
    codeBlock('json', `"claimcheck.rules.severity": { "${id}": "off" }`),
    wrapped('In one place, by a comment on its line, with the reason:'),
    codeBlock('js', `// claimcheck-ignore ${id}: reason`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One rule of the catalogue; undefined for an unknown id. */
export function ruleOf(id: string): RuleSummary | undefined {
  const page = pageOf(id);
  return page && summaryOf(page);
}

/** What the page of a rule says; undefined for an unknown id. */
export function pageOf(id: string): RulePage | undefined {
  return rulePages.find((each) => each.id === id);
}

function summaryOf({ id, title }: RulePage): RuleSummary | undefined {
  const rule = known.get(id);
  return rule && { ...rule, id, title };
}

type KnownRule = Omit<RuleSummary, 'title'>;

const known: ReadonlyMap<string, KnownRule> = new Map(
  [
    ...metadataRules.map((rule) => knownRule(rule, 'metadata')),
    ...[...keyRules, ...keySetRules, ...secretRules].map((rule) => knownRule(rule, 'key')),
    ...issuerRules.map((rule) => knownRule(rule, 'issuer', rule.appliesTo)),
    // Last, so that a rule for both tokens and keys counts as one about tokens.
    ...rules.map((rule) => knownRule(rule, 'token', rule.appliesTo)),
  ].map((rule) => [rule.id, rule]),
);

function knownRule(
  { id, severity, source }: { readonly id: string; readonly severity: unknown; readonly source: string },
  needs: RuleNeeds,
  appliesTo: 'any' | readonly TokenKind[] = 'any',
): KnownRule {
  const fixed = isSeverity(severity) ? severity : undefined;
  return { id, severity: fixed, source, needs, ...(appliesTo === 'any' ? {} : { kinds: appliesTo }) };
}

function isSeverity(value: unknown): value is Severity {
  return typeof value === 'string' && value in severityWords;
}

function severityOf({ severity }: RuleSummary): string {
  return severity === undefined ? 'Severity by kind of token' : severityWords[severity];
}

const places: Readonly<Record<RuleNeeds, string>> = {
  token: 'The token alone, without any request.',
  key: 'Keys and secrets that you configured, or that stand in a file, without any request.',
  metadata: 'The metadata of an issuer that you configured, when you add or test it.',
  issuer: 'The token together with what its issuer says, which you have to have configured.',
};

function scopeOf({ needs, kinds }: RuleSummary): string {
  if (kinds === undefined) return places[needs];
  const titles = kinds.filter((kind) => kind !== 'jwt').map((kind) => kindTitle(kind));
  const only = titles.length === 0 ? '' : ` It is for these kinds only: ${titles.join(', ')}.`;
  return `${places[needs]}${only}`;
}

const lineLength = 78;

/** Lines short enough to read where long ones are not wrapped: the code of a problem opens the page as text. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= lineLength) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

function codeBlock(language: string, code: string): string {
  return ['```' + language, code, '```'].join('\n');
}
