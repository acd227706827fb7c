/** Checks a decoded token against the rules, offline. */
import { classifyToken } from '../token/classify';
import type { Classification, TokenKind } from '../token/classify';
import type { DecodedToken } from '../token/decoded';
import { algorithmRules } from './algorithm';
import { audienceRules } from './audience';
import { bindingRules } from './binding';
import { claimNameRules } from './claimNames';
import { clientAssertionRules } from './clientAssertion';
import { delegationRules } from './delegation';
import { elsewhereRules } from './elsewhere';
import { ephemeralKeyRules } from './ephemeralKey';
import { headerParameterRules } from './headerParameters';
import { idTokenRules } from './idToken';
import { keyBindingRules } from './keyBinding';
import { knownSecretRules } from './knownSecret';
import { nestingRules } from './nesting';
import { presenceRules } from './presence';
import { subjectRules } from './subject';
import { svidRules } from './svid';
import { claimRules } from './claims';
import { criticalRules } from './critical';
import { explicitTypeRules } from './explicitType';
import { encodingRules } from './encoding';
import { exposureRules } from './exposure';
import { factsOf } from './facts';
import type { TokenFacts } from './facts';
import type { CheckOptions, Finding } from './finding';
import { issuerClaimRules } from './issuer';
import { jsonRules } from './json';
import { jweRules } from './jwe';
import { keyReferenceRules } from './keyReferences';
import { kindRules } from './kinds';
import { lifetimeRules } from './lifetimes';
import { numericDateRules } from './numericDate';
import { privilegeRules } from './privileges';
import type { Problem, Rule } from './rule';
import { sdJwtRules } from './sdJwt';
import { serializationRules } from './serialization';
import { bySeverity } from './severity';
import { signatureRules } from './signature';
import { validityRules } from './validity';

export type { CheckOptions, Finding, Severity } from './finding';

/** Every rule, in the order in which findings of one severity are given. */
export const rules: readonly Rule[] = [
  ...algorithmRules,
  ...validityRules,
  ...numericDateRules,
  ...lifetimeRules,
  ...keyReferenceRules,
  ...signatureRules,
  ...knownSecretRules,
  ...criticalRules,
  ...explicitTypeRules,
  ...kindRules,
  ...idTokenRules,
  ...clientAssertionRules,
  ...bindingRules,
  ...svidRules,
  ...sdJwtRules,
  ...keyBindingRules,
  ...nestingRules,
  ...jweRules,
  ...ephemeralKeyRules,
  ...privilegeRules,
  ...exposureRules,
  ...presenceRules,
  ...claimRules,
  ...issuerClaimRules,
  ...audienceRules,
  ...subjectRules,
  ...delegationRules,
  ...jsonRules,
  ...encodingRules,
  ...serializationRules,
  ...elsewhereRules,
  ...headerParameterRules,
  ...claimNameRules,
];

const mostFindings = 50;

/**
 * What is wrong with a token as far as the token alone tells, the worst first; at most 50 findings, never an exception.
 * Nothing here verifies a signature: a token without findings is not a valid token.
 */
export function checkToken(decoded: DecodedToken, options: CheckOptions): readonly Finding[] {
  return checkClassifiedToken(decoded, classifyToken(decoded), options);
}

/** {@link checkToken} for a caller that knows the token's classification already. */
export function checkClassifiedToken(
  decoded: DecodedToken,
  classification: Classification,
  options: CheckOptions,
): readonly Finding[] {
  // What a vendor says is opaque is nobody else's to judge (RFC 6749 section 1.4).
  if (decoded.form === 'opaque') return [];
  const token = factsOf(decoded, classification, options);
  const findings: Finding[] = [];
  for (const rule of rulesFor(token)) addFindings(findings, rule, token);
  return findings.sort(bySeverity).slice(0, mostFindings);
}

/**
 * The rules that a token was checked against and that found nothing; none for an opaque one.
 *
 * A rule that compares with something beside the token, and was not given that, has found nothing out and is left out.
 */
export function rulesPassed(
  decoded: DecodedToken,
  classification: Classification,
  options: CheckOptions,
): readonly Rule[] {
  if (decoded.form === 'opaque') return [];
  const token = factsOf(decoded, classification, options);
  return rulesFor(token).filter((rule) => rule.isUnanswered?.(token) !== true && rule.check(token).length === 0);
}

/** The rules for a kind: those for a token that is surely of it, and those for one that may be. */
interface KindRules {
  readonly sure: readonly Rule[];
  readonly guessed: readonly Rule[];
}

const rulesForAny: readonly Rule[] = rules.filter(({ appliesTo }) => appliesTo === 'any');
const rulesByKind: ReadonlyMap<TokenKind, KindRules> = sortedByKind();

function rulesFor({ kind, confidence }: TokenFacts): readonly Rule[] {
  const chosen = rulesByKind.get(kind);
  if (chosen === undefined) return rulesForAny;
  return confidence === 'guess' ? chosen.guessed : chosen.sure;
}

/** Sorted once, because asking every rule about every token costs as much as the rules do. */
function sortedByKind(): ReadonlyMap<TokenKind, KindRules> {
  const kinds = new Set(rules.flatMap(({ appliesTo }) => (appliesTo === 'any' ? [] : appliesTo)));
  return new Map(
    [...kinds].map((kind) => {
      const sure = rules.filter(({ appliesTo }) => appliesTo === 'any' || appliesTo.includes(kind));
      // A guess can be wrong, so it is enough only where the rule also holds for a JWT of no known kind.
      const guessed = sure.filter(({ appliesTo }) => appliesTo === 'any' || appliesTo.includes('jwt'));
      return [kind, { sure, guessed }];
    }),
  );
}

/** One finding per rule and place: a second reason at the same place adds nothing to act on. */
function addFindings(findings: Finding[], rule: Rule, token: TokenFacts): void {
  const problems = rule.check(token);
  if (problems.length === 0) return;
  const severity = typeof rule.severity === 'function' ? rule.severity(token) : rule.severity;
  const { id, source } = rule;
  for (const problem of problems.length === 1 ? problems : onePerPlace(problems)) {
    findings.push({ id, severity, source, ...problem });
  }
}

function onePerPlace(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const place = `${problem.segment ?? ''} ${problem.path ?? ''}`;
    if (!byPlace.has(place)) byPlace.set(place, problem);
  }
  return [...byPlace.values()];
}
