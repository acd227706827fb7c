/** What a rule about keys is: data, like the rules about tokens, and the function that looks for the fault. */
import type { Finding, Severity } from '../rules/finding';
import type { Problem } from '../rules/rule';

/** One rule of section 1.7 of the catalogue. */
export interface KeyMaterialRule<Subject> {
  readonly id: string;
  readonly severity: Severity;
  readonly appliesTo: 'key' | 'key-set' | 'secret';
  /** Such as `RFC 7517 §4.3`. */
  readonly source: string;
  readonly check: (subject: Subject) => readonly Problem[];
}

const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What the rules find, in the order of the rules. */
export function findingsOf<Subject>(rules: readonly KeyMaterialRule<Subject>[], subject: Subject): readonly Finding[] {
  return rules.flatMap(({ id, severity, source, check }) =>
    check(subject).map((problem) => ({ id, severity, source, ...problem })),
  );
}

/** The findings with the worst first; those of one severity stay in their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}
