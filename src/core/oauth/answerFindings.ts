/** Runs the rules that need what a server answered about a token: they are data in `validation/issuerRules.ts`. */
import type { Finding } from '../rules/finding';
import { classifyToken } from '../token/classify';
import { decodeToken } from '../token/decode';
import type { JsonObject } from '../token/decoded';
import { checkWithIssuer } from '../validation/issuerRules';
import type { Introspection } from './introspection';

/** What was learned; whatever is absent says nothing. */
export interface ServerAnswers {
  readonly introspection?: Introspection | undefined;
  readonly userinfo?: JsonObject | undefined;
  /** `scopes_supported` of the metadata (RFC 8414 section 2). */
  readonly scopesSupported?: readonly string[] | undefined;
  /** The nonce that a server gave last (RFC 9449 sections 8 and 9), for a proof. */
  readonly dpopNonce?: string | undefined;
}

/**
 * What `introspection-inactive`, `introspection-conflict`, `userinfo-sub-mismatch`, `scope-vs-metadata` and
 * `dpop-nonce` find in a token.
 */
export function answerFindings(token: string, answers: ServerAnswers): readonly Finding[] {
  const decoded = decodeToken(token);
  const { introspection, userinfo, scopesSupported, dpopNonce } = answers;
  const evidence = {
    decoded,
    introspection: introspection?.members,
    userinfo,
    dpopNonce,
    metadata: scopesSupported && { scopesSupported },
  };
  return checkWithIssuer(evidence, classifyToken(decoded).kind);
}
