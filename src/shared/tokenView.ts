/** What a person is shown of a token: plain data, no secret part, every text still unescaped and hostile. */

export type Tone = 'neutral' | 'good' | 'attention' | 'bad';

/** An instant in all the ways a person may want it. */
export interface InstantView {
  /** ISO 8601 in UTC, to the second. */
  readonly iso: string;
  /** Such as `24 Oct 2023, 21:23:21 GMT+2`. */
  readonly local: string;
  /** Such as `24 Oct 2023, 19:23:21 UTC`. */
  readonly utc: string;
  /** Such as `3 years ago` or `in 12 minutes`. */
  readonly relative: string;
}

/** One claim or header parameter. */
export interface MemberView {
  readonly name: string;
  /** The registry's title, or undefined for a private name. */
  readonly title: string | undefined;
  /** The value as JSON text, numbers as written, cut to a length fit for reading. */
  readonly value: string;
  readonly truncated: boolean;
  /** What the name means, a sentence or more; undefined for a private name. */
  readonly meaning: string | undefined;
  /** What this very value means, as a part of a sentence; undefined where nothing is known. */
  readonly explained: string | undefined;
  /** Where it is specified. */
  readonly source: string | undefined;
  readonly instant: InstantView | undefined;
  readonly duplicate: boolean;
}

export interface FindingView {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly source: string;
}

/** One disclosure of an SD-JWT. */
export interface DisclosureView {
  readonly state: 'matched' | 'unreferenced' | 'duplicate' | 'malformed';
  readonly label: string;
  /** The registry's title of the claim, or undefined for a private name and an array element. */
  readonly title: string | undefined;
  readonly value: string;
  readonly truncated: boolean;
  readonly children: readonly DisclosureView[];
}

export interface LifetimeView {
  readonly state: 'unbounded' | 'notYetValid' | 'active' | 'expiring' | 'expired';
  readonly tone: Tone;
  /** Such as `expired 3 years ago · lived 10 minutes`. */
  readonly sentence: string;
  /** Such as `expires in 12 min`, for an inlay. */
  readonly short: string;
  readonly issuedAt: InstantView | undefined;
  readonly notBefore: InstantView | undefined;
  readonly expiresAt: InstantView | undefined;
}

/** One expectation that failed, in words; texts from the token are unescaped. */
export interface ReasonView {
  readonly code: string;
  /** Such as `The audience is another one.` */
  readonly sentence: string;
  readonly expected: string | undefined;
  readonly found: string | undefined;
  /** What sets the two apart, such as `They differ in a slash at the end.` */
  readonly difference: string | undefined;
}

/** What validating against an issuer profile said, and whose key decided. */
export interface VerdictView {
  readonly status: 'valid' | 'invalid' | 'undecided';
  /** Why nothing was decided, as a stable code such as `issuer-not-configured`. */
  readonly cause?: string | undefined;
  readonly tone: Tone;
  /** Such as `Valid for the profile Orders API`; holds the user's own words only. */
  readonly headline: string;
  /** Profile, issuer, key, algorithm, where and when the keys came. */
  readonly provenance: string | undefined;
  readonly reasons: readonly ReasonView[];
  /** Such as that no audience is configured, or that the token is valid only by the clock tolerance. */
  readonly notes: readonly string[];
  readonly checkedAt: InstantView | undefined;
}

/**
 * Whether validating could decide something: a profile fits and is in effect; one of the workspace fits and waits for the
 * user's agreement; or none is known.
 */
export type IssuerState = 'configured' | 'awaiting-consent' | 'unknown';

/** Everything shown of one token. */
export interface TokenView {
  /** The host's handle for this token; it holds no part of the token. */
  readonly reference: string;
  readonly form: 'jws' | 'jws-detached' | 'jwe' | 'sd-jwt' | 'jws-json' | 'opaque' | 'malformed';
  /** Such as `Access token`. */
  readonly title: string;
  readonly kind: string;
  readonly provider: string | undefined;
  /** `iss` as the token has it, cut to a length fit for a title: a claim, so hostile text. */
  readonly issuer: string | undefined;
  readonly issuerState: IssuerState;
  readonly confidence: 'certain' | 'likely' | 'guess';
  readonly reasons: readonly string[];
  /** The sentence that says nothing was verified, fit for the form. */
  readonly verification: string;
  /** What was found out when it was last validated; undefined when it was not. */
  readonly verdict: VerdictView | undefined;
  /** Undefined for a token that says nothing of its life (opaque, JWE, unreadable). */
  readonly lifetime: LifetimeView | undefined;
  /** What went wrong, for a token that cannot be read to the end. */
  readonly problem: string | undefined;
  /** The most serious first. */
  readonly findings: readonly FindingView[];
  readonly header: readonly MemberView[];
  readonly claims: readonly MemberView[];
  /** A payload that is no claims set, or undefined. */
  readonly payload: { readonly label: string; readonly text: string; readonly truncated: boolean } | undefined;
  readonly disclosures: readonly DisclosureView[];
  /** Facts that fit no table: what a JWE needs to be opened, how many claims stay withheld, the vendor of an opaque token. */
  readonly facts: readonly string[];
  /** A nested token, a key-binding JWT, or the JWT inside an opaque token. */
  readonly nested: readonly { readonly label: string; readonly view: TokenView }[];
  /** The token with its secret parts left out. */
  readonly redacted: string;
}
