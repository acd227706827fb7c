/** The order of severities. */
import type { Severity } from './finding';

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Compares for sorting: the worst first. */
export function bySeverity(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}
