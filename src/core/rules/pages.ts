/** The page of a rule: why it matters, where it is written, how to mend it. */

/** What the page of one rule says; plain sentences without markup. */
export interface RulePage {
  readonly id: string;
  /** A line such as `The token is not signed`. */
  readonly title: string;
  /** Why it matters: what an attacker does with it, or what breaks. */
  readonly why: string;
  /** How to mend it at the issuer, or in the code that calls or verifies. */
  readonly mend: string;
}

/** Pages by rule id. */
export const rulePages: readonly RulePage[] = [];
