/** Asks every rule in the order of the specification and joins what agrees. */
import { recogniseProvider } from '../providers/recognise';
import type { JsonObject } from '../decoded';
import { text } from './evidence';
import type { Evidence, EvidenceRule, TokenFacts } from './evidence';
import { explicitTypeEvidence } from './explicitType';
import type { Classification, Confidence } from './kind';
import {
  accessEvidence,
  assertionEvidence,
  eventsEvidence,
  idEvidence,
  payloadTypeEvidence,
  proofEvidence,
  tokenUseEvidence,
} from './signs';

const mostReasons = 4;
const ranks: Readonly<Record<Confidence, number>> = { certain: 2, likely: 1, guess: 0 };

/** What a header and claims set say, ready to be weighed. */
export function factsOf(header: JsonObject | undefined, claims: JsonObject | undefined): TokenFacts {
  return { header: header ?? {}, claims: claims ?? {}, issuer: claims && text(claims, 'iss') };
}

/**
 * The kind of a signed token from its header and claims.
 *
 * The first rule that finds something decides the kind; later ones that agree add their reasons and their certainty,
 * and those that disagree are not heard.
 */
export function classifyFacts(facts: TokenFacts): Classification {
  const recognition = recogniseProvider(facts);
  const found = [
    explicitTypeEvidence(facts),
    eventsEvidence(facts),
    payloadTypeEvidence(facts),
    tokenUseEvidence(facts),
    firstOf(recognition?.rule.kinds ?? [], facts),
    proofEvidence(facts),
    idEvidence(facts),
    accessEvidence(facts),
    assertionEvidence(facts),
  ].filter((evidence) => evidence !== undefined);
  const provider = recognition && { id: recognition.rule.id, name: recognition.rule.name };
  const last = recognition === undefined ? [] : [recognition.reason];
  return { ...join(found, last), ...(provider && { provider }) };
}

/** The lower of two confidences. */
export function atMost(limit: Confidence, confidence: Confidence): Confidence {
  return ranks[confidence] > ranks[limit] ? limit : confidence;
}

function join(found: readonly Evidence[], last: readonly string[]): Classification {
  const [decisive] = found;
  if (decisive === undefined) {
    return { kind: 'jwt', confidence: 'guess', reasons: ['Nothing in it tells which kind of token it is.', ...last] };
  }
  const agreeing = found.filter((evidence) => evidence.kind === decisive.kind);
  const precise = agreeing.find((evidence) => evidence.general !== true);
  const telling = agreeing
    .filter(
      (evidence) =>
        evidence.general !== true || precise === undefined || ranks[evidence.confidence] > ranks[precise.confidence],
    )
    .toSorted((one, other) => ranks[other.confidence] - ranks[one.confidence]);
  const reasons = telling.map((evidence) => evidence.reason).slice(0, mostReasons - last.length);
  const confidence = telling[0]?.confidence ?? decisive.confidence;
  return { kind: decisive.kind, confidence, reasons: [...reasons, ...last] };
}

function firstOf(rules: readonly EvidenceRule[], facts: TokenFacts): Evidence | undefined {
  for (const rule of rules) {
    const evidence = rule(facts);
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}
