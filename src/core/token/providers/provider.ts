/** The shape of one provider: how its tokens are recognised, and how its kinds of token are told apart. */
import type { Confidence, TokenKind } from '../classify/kind';
import { has, listed, present, text } from '../classify/evidence';
import type { EvidenceRule, TokenFacts } from '../classify/evidence';

/** Claims that must all be there: `true` for any value, a pattern for a string that fits it. */
export type Mark = Readonly<Record<string, true | RegExp>>;

/** One provider, or one variant of its tokens. */
export interface ProviderRule {
  readonly id: string;
  readonly name: string;
  /** What the issuer is, as the end of "The issuer is …". */
  readonly issuerIs: string;
  /** Anchored at both ends, so that a look-alike host cannot pass. */
  readonly issuer?: RegExp;
  /** A further condition where several rules share an issuer. */
  readonly when?: (facts: TokenFacts) => boolean;
  /** Signature claims, any one set of which is enough where the issuer is absent or not known. */
  readonly marks?: readonly Mark[];
  /** Set where customers have issuers of their own (custom domains), so that marks count beside an unknown `iss`. */
  readonly anyIssuer?: true;
  /** Set with `anyIssuer`: an unknown `iss` that fits this pattern imitates the provider, and marks do not count. */
  readonly domain?: RegExp;
  /** Tell the kinds apart; the first that finds something decides. */
  readonly kinds: readonly EvidenceRule[];
}

/** Evidence from a claim with which the provider itself marks the kind. */
export function marked(claim: string, pattern: RegExp, kind: TokenKind, reason: string): EvidenceRule {
  return ({ claims }) => {
    const value = text(claims, claim);
    return value !== undefined && pattern.test(value) ? { kind, confidence: 'certain', reason } : undefined;
  };
}

/** Evidence from claims that this provider writes in one kind of token only. */
export function carries(provider: string, kind: TokenKind, names: readonly string[]): EvidenceRule {
  const title = kind === 'id' ? 'ID' : kind;
  return ({ claims }) => {
    const found = present(claims, names);
    const reason = `It carries ${listed(found)}, which ${provider} writes into ${title} tokens.`;
    return found.length > 0 ? { kind, confidence: 'likely', reason } : undefined;
  };
}

/** Evidence where the provider has one kind only, or one remains. */
export function otherwise(kind: TokenKind, confidence: Confidence, reason: string): EvidenceRule {
  return () => ({ kind, confidence, reason });
}

/** Evidence under a condition. */
export function where(condition: (facts: TokenFacts) => boolean, rule: EvidenceRule): EvidenceRule {
  return (facts) => (condition(facts) ? rule(facts) : undefined);
}

/** Whether every part of a mark is in the claims. */
export function bears(facts: TokenFacts, mark: Mark): boolean {
  return bearsParts(facts, Object.entries(mark));
}

/** {@link bears} for a mark that was taken apart before. */
export function bearsParts({ claims }: TokenFacts, parts: readonly (readonly [string, true | RegExp])[]): boolean {
  return parts.every(([name, wanted]) => (wanted === true ? has(claims, name) : wanted.test(text(claims, name) ?? '')));
}
