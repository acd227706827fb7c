/** Every rule there is, offline and with the issuer, in one list. */
import { rulePages } from '../rules/pages';

/** A rule as lists and pages show it. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly source: string;
  /** `token`, `key`, `metadata` or `issuer`: what must be at hand to check it. */
  readonly needs: 'token' | 'key' | 'metadata' | 'issuer';
}

export function ruleCatalogue(): readonly RuleSummary[] {
  return [];
}

/** The page of a rule as Markdown, made from the rule's own data; undefined for an unknown id. */
export function rulePageMarkdown(id: string): string | undefined {
  const page = rulePages.find((each) => each.id === id);
  return page === undefined ? undefined : `# ${page.title}\n\n${page.why}\n\n${page.mend}\n`;
}
