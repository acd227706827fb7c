/** The shape of the page of a rule. */

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
