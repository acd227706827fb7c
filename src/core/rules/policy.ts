/** Which findings a person sees, and how severe: presets and single overrides. */
import type { Finding, Severity } from './finding';
import { bySeverity } from './severity';

/** `strict`: RFC 8725, 9700 and 9068 to the letter; `recommended`; `quiet`: what is broken or dangerous only. */
export type RulePreset = 'strict' | 'recommended' | 'quiet';

export interface RulePolicy {
  readonly preset: RulePreset;
  /** By rule id; wins over the preset. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

type Verdict = Severity | 'off';

/** What a preset makes of a rule, where it differs from the rule's own severity. */
interface Preset {
  readonly rules: ReadonlyMap<string, Verdict>;
  /** For the rules not named. */
  readonly others: (severity: Severity) => Verdict;
}

/**
 * The findings that a policy lets through, with the severity it gives them, the worst first; at equal severity in the
 * order given.
 */
export function applyPolicy(findings: readonly Finding[], { preset, severities }: RulePolicy): readonly Finding[] {
  const { rules, others } = presets[preset];
  const counted: Finding[] = [];
  for (const finding of findings) {
    const { id } = finding;
    // Only what the user wrote: an id could be the name of something every object inherits.
    const chosen = Object.hasOwn(severities, id) ? severities[id] : undefined;
    const severity = chosen ?? rules.get(id) ?? others(finding.severity);
    if (severity !== 'off') counted.push(severity === finding.severity ? finding : { ...finding, severity });
  }
  return counted.sort(bySeverity);
}

/** In strict, what the three RFCs demand or recommend is not a matter of taste. */
const strictRules: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  // RFC 9068 section 2.1 and 2.2.
  ['typ-missing', 'error'],
  ['client-id-missing', 'error'],
  ['aud-missing', 'error'],
  ['iss-missing', 'error'],
  ['sub-missing', 'error'],
  ['jti-missing', 'error'],
  ['exp-missing', 'error'],
  // RFC 8725 sections 2.1, 3.2, 3.6 and 3.10.
  ['alg-symmetric-access-token', 'error'],
  ['alg-rsa15', 'error'],
  ['jwe-zip', 'error'],
  ['header-jku', 'error'],
  ['header-x5u', 'error'],
  ['kid-injection', 'error'],
  // RFC 9700 sections 2.2 and 2.3.
  ['aud-overbroad', 'error'],
  ['scope-broad', 'error'],
  ['roles-privileged', 'error'],
  ['sub-client-collision', 'error'],
  // Facts about a token and no advice about it.
  ['groups-overage', 'information'],
  ['sd-jwt-decoys/undisclosed', 'information'],
  ['scope-vs-metadata', 'hint'],
]);

const recommendedRules: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  // Old examples are in every repository; the hover and the hint behind the token say that they expired anyway.
  ['expired', 'information'],
  // True of nearly every token there is, so saying it again each time helps nobody.
  ['not-sender-constrained', 'off'],
  ['private-claim-not-namespaced', 'off'],
  ['typ-jwt-not-explicit', 'off'],
]);

/** In quiet, these warnings stay: they can be abused as they are. */
const quietRules: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['expired', 'off'],
  ['header-jku', 'warning'],
  ['header-x5u', 'warning'],
  ['kid-injection', 'warning'],
  ['payload-secret', 'warning'],
  ['roles-privileged', 'warning'],
  ['text-spoofing', 'warning'],
  ['dangerous-key', 'warning'],
  ['iss-not-https', 'warning'],
  ['signature-unverifiable', 'warning'],
]);

const presets: Readonly<Record<RulePreset, Preset>> = {
  strict: { rules: strictRules, others: (severity) => (severity === 'hint' ? 'warning' : severity) },
  recommended: { rules: recommendedRules, others: (severity) => severity },
  quiet: { rules: quietRules, others: (severity) => (severity === 'error' ? 'error' : 'off') },
};
