/** Recognises who issued a token, by the form of its issuer first and by signature claims second. */
import { listed } from '../classify/evidence';
import type { TokenFacts } from '../classify/evidence';
import { amazonProviders } from './amazon';
import { appleProviders } from './apple';
import { auth0Providers } from './auth0';
import { clerkProviders } from './clerk';
import { descopeProviders } from './descope';
import { googleProviders } from './google';
import { keycloakProviders } from './keycloak';
import { kubernetesProviders } from './kubernetes';
import { microsoftProviders } from './microsoft';
import { oktaProviders } from './okta';
import { otherProviders } from './others';
import { pingProviders } from './ping';
import { pipelineProviders } from './pipelines';
import { bearsParts } from './provider';
import type { Mark, ProviderRule } from './provider';
import { supabaseProviders } from './supabase';

/** Every provider; where two share an issuer, the one with the narrower condition stands first. */
export const providerRules: readonly ProviderRule[] = [
  ...descopeProviders,
  ...microsoftProviders,
  ...auth0Providers,
  ...oktaProviders,
  ...amazonProviders,
  ...googleProviders,
  ...keycloakProviders,
  ...supabaseProviders,
  ...clerkProviders,
  ...pingProviders,
  ...kubernetesProviders,
  ...pipelineProviders,
  ...appleProviders,
  ...otherProviders,
];

/** A provider and the sentence that says by what it was recognised. */
export interface Recognition {
  readonly rule: ProviderRule;
  readonly reason: string;
}

/** Who issued the token as far as it shows; a signature alone can prove it. */
export function recogniseProvider(facts: TokenFacts): Recognition | undefined {
  return byIssuer(facts) ?? byMarks(facts);
}

/** Every known form of issuer in one expression: most issuers are of none, and one test tells so. */
const knownIssuer = new RegExp(providerRules.flatMap(({ issuer }) => issuer?.source ?? []).join('|'));

function byIssuer(facts: TokenFacts): Recognition | undefined {
  const { issuer } = facts;
  if (issuer === undefined || !knownIssuer.test(issuer)) return undefined;
  const rule = providerRules.find((one) => one.issuer?.test(issuer) === true && (one.when?.(facts) ?? true));
  return rule && { rule, reason: `The issuer is ${rule.issuerIs}.` };
}

/** The marks of all rules, in the order of the rules. */
const allMarks = providerRules.flatMap((rule) =>
  (rule.marks ?? []).map((mark) => ({ rule, mark, parts: Object.entries(mark) })),
);

function byMarks(facts: TokenFacts): Recognition | undefined {
  for (const { rule, mark, parts } of allMarks) {
    if (bearsParts(facts, parts) && mayBear(facts.issuer, rule) && (rule.when?.(facts) ?? true)) {
      return { rule, reason: marksReason(rule, mark) };
    }
  }
  return undefined;
}

// A foreign issuer with copied claims must not be called by the name of the provider it imitates.
function mayBear(issuer: string | undefined, rule: ProviderRule): boolean {
  if (issuer === undefined) return true;
  return rule.anyIssuer === true && rule.domain?.test(issuer) !== true;
}

function marksReason(rule: ProviderRule, mark: Mark): string {
  const names = Object.keys(mark);
  return names.length === 1
    ? `Its claim ${listed(names)} has the form that ${rule.name} writes.`
    : `Its claims ${listed(names)} together are those that ${rule.name} writes.`;
}
