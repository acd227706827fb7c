/** Puts everything known of a decoded token into the view that hover, document and panel share. */
import type {
  DisclosureView,
  FindingView,
  IssuerState,
  MemberView,
  TokenView,
  VerdictView,
} from '../../shared/tokenView';
import { checkClassifiedToken } from '../rules/check';
import type { CheckContext } from '../rules/finding';
import { applyPolicy, type RulePolicy } from '../rules/policy';
import { claimEntry } from '../token/claims';
import { explainValue } from '../token/claims/values';
import { claimsOf } from '../token/claimsSet';
import { classifyToken, type Classification } from '../token/classify';
import { kindTitle } from '../token/classify/titles';
import type { DecodedToken, Disclosure, JsonObject, Payload } from '../token/decoded';
import { headerEntry } from '../token/headers';
import { lifetimeOf, type Lifetime } from '../token/lifetime';
import { redactToken } from '../token/redact';
import { cutText, shortText } from './escape';
import { factSentences } from './facts';
import { innerTokens, payloadOf } from './innerTokens';
import { jsonText, oneLineJson } from './jsonText';
import { lifetimeView } from './lifetimeWords';
import { membersOf, memberView, type MemberContext, type NamedValue } from './members';
import { withoutCredentials } from './panelJson';
import { withoutTokens } from './panelText';
import { problemSentences } from './problem';
import { headerMembersOf, selectiveOf } from './selective';
import type { TimeWords } from './times';
import { verificationSentence } from './verification';

export interface ViewOptions {
  readonly now: Date;
  /** How instants are written, for the person looking. */
  readonly times: TimeWords;
  /** The host's handle for this token; it must hold no part of the token. */
  readonly reference: string;
  /** What validating said, if it was done. */
  readonly verdict?: VerdictView | undefined;
  /** Whether an issuer profile fits; `unknown` where absent. */
  readonly issuerState?: IssuerState | undefined;
  /** Which findings count, and how severe they are; every finding as its rule says where absent. */
  readonly policy?: RulePolicy | undefined;
  /** What is known beside the token, for the rules that compare with it. */
  readonly context?: CheckContext | undefined;
  readonly tryDemoSecrets?: boolean | undefined;
}

/**
 * The view of a token at an instant.
 *
 * Lengths are bounded, so that a view of a 1 MiB token stays small; nothing in it is escaped, which is for the one who
 * writes it out. The inner tokens of a token have an empty `redacted`: the outer one stands for them.
 *
 * @param compact the token as given to `decodeToken`
 */
export function toTokenView(compact: string, decoded: DecodedToken, options: ViewOptions): TokenView {
  const { now, times } = options;
  const classification = classifyToken(decoded);
  const claims = claimsOf(decoded);
  const providerId = classification.provider?.id;
  const lifetime = claims && lifetimeOf(claims, now);
  const { header, claims: members } = memberViews(decoded, providerId, lifetime, options);
  // What was recovered of a broken token may lack the claim that says when it ends.
  const told = decoded.form !== 'malformed' || lifetime?.expiresAt !== undefined;
  return {
    reference: options.reference,
    form: decoded.form,
    title: kindTitle(classification.kind),
    kind: classification.kind,
    provider: classification.provider?.name,
    issuer: issuerOf(claims),
    issuerState: options.issuerState ?? 'unknown',
    confidence: classification.confidence,
    reasons: classification.reasons,
    verification: verificationSentence(decoded),
    verdict: options.verdict,
    lifetime: lifetime && told ? lifetimeView(lifetime, now, times) : undefined,
    problem: decoded.form === 'malformed' ? problemSentences(decoded) : undefined,
    findings: findingViews(compact, decoded, classification, options),
    header,
    claims: members,
    payload: payloadView(payloadOf(decoded)),
    disclosures: (selectiveOf(decoded)?.disclosures ?? []).map((each) => disclosureView(each, providerId)),
    facts: factSentences(decoded),
    nested: innerTokens(decoded).map(({ label, token }) => ({
      label,
      view: toTokenView('', token, { ...options, verdict: undefined, issuerState: undefined, context: undefined }),
    })),
    // Read by few, and its digest costs more than all the rest: made when asked for. Cloning and JSON ask for it.
    get redacted() {
      return compact === '' ? '' : redactToken(compact);
    },
  };
}

/** Longest payload text and disclosed value that a view carries. */
const textLimit = 2000;

/** Longest issuer in a title; the claim itself is listed whole. */
const issuerLimit = 60;

/** What is looked through for tokens, which nobody is to find in a title. */
const mostOfIssuer = 4000;

/** A chain of disclosures may be as long as the token; a tree this deep is no longer read by anybody. */
const deepestDisclosure = 20;

function issuerOf(claims: JsonObject | undefined): string | undefined {
  const issuer = claims?.['iss'];
  if (typeof issuer !== 'string' || issuer.trim() === '') {
    return undefined;
  }
  return shortText(withoutTokens(issuer.slice(0, mostOfIssuer)), issuerLimit);
}

function findingViews(
  compact: string,
  decoded: DecodedToken,
  classification: Classification,
  { now, policy, context, tryDemoSecrets }: ViewOptions,
): readonly FindingView[] {
  // Inner tokens come without their text.
  const known = compact === '' ? context : { ...context, compact };
  const findings = checkClassifiedToken(decoded, classification, { now, context: known, tryDemoSecrets });
  const counted = policy === undefined ? findings : applyPolicy(findings, policy);
  return counted.map(({ id, severity, message, source }) => ({ id, severity, message, source }));
}

function memberViews(
  decoded: DecodedToken,
  providerId: string | undefined,
  lifetime: Lifetime | undefined,
  { now, times }: ViewOptions,
): { readonly header: readonly MemberView[]; readonly claims: readonly MemberView[] } {
  const headerContext: MemberContext = {
    entry: (name) => headerEntry(name, providerId),
    explain: (name, value) => explainValue(name, value, providerId),
    lifetime: undefined,
    times,
    now,
  };
  const claimContext: MemberContext = { ...headerContext, entry: (name) => claimEntry(name, providerId), lifetime };
  return {
    header: headerMembersOf(decoded).map((member) => memberView(member, headerContext)),
    claims: claimMembersOf(decoded).map((member) => memberView(member, claimContext)),
  };
}

/** The claims that a view lists, in the order written; those of a broken token as far as they were recovered. */
export function claimMembersOf(decoded: DecodedToken): readonly NamedValue[] {
  const payload = payloadOf(decoded);
  return payload?.kind === 'claims' ? payload.source.members : membersOf(recoveredClaims(decoded));
}

function recoveredClaims(decoded: DecodedToken): JsonObject {
  return decoded.form === 'malformed' ? (decoded.claims ?? {}) : {};
}

function payloadView(payload: Payload | undefined): TokenView['payload'] {
  switch (payload?.kind) {
    case 'json':
      return { label: 'JSON that is not an object', ...cutText(withoutSecrets(payload.text, ''), textLimit) };
    case 'text':
      return { label: 'Text', ...cutText(withoutTokens(payload.text), textLimit) };
    case 'binary':
      return { label: 'Binary data', text: `${payload.byteLength} bytes`, truncated: false };
    case 'empty':
      return { label: 'Empty', text: '', truncated: false };
    default:
      return undefined;
  }
}

/** JSON text on one line without the tokens and credentials in it; to be cut afterwards, when none can be missed. */
function withoutSecrets(json: string, name: string): string {
  return withoutTokens(oneLineJson(withoutCredentials(json, name), Infinity).text);
}

function disclosureView(disclosure: Disclosure, providerId: string | undefined, depth = 0): DisclosureView {
  const { name, value } = disclosure;
  const shown = cutText(value === undefined ? '' : withoutSecrets(jsonText(value), name ?? ''), textLimit);
  return {
    state: disclosure.state,
    label: disclosure.path ?? disclosure.name ?? (disclosure.state === 'malformed' ? '' : '[…]'),
    title: disclosure.name === undefined ? undefined : claimEntry(disclosure.name, providerId)?.title,
    value: shown.text,
    truncated: shown.truncated,
    children:
      depth < deepestDisclosure ? disclosure.children.map((child) => disclosureView(child, providerId, depth + 1)) : [],
  };
}
