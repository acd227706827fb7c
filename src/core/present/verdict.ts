/** Puts a validation into words: the verdict of a hover, a status bar, a report. */
import type { IssuerState, Tone, VerdictView } from '../../shared/tokenView';
import type { KeyOrigin } from '../issuers/keys';
import type { KeyProvenance, Reason, ReasonCode, Undecided, Validation, VerifiedToken } from '../validation/outcome';
import type { Possession } from '../validation/possession';
import { shortText } from './escape';
import { durationWords, relativeWords } from '../token/spans';
import type { TimeWords } from './times';
import { possessionWords, undecidedWords } from './undecidedWords';
import { reasonView, shortReason } from './verdictWords';

export interface VerdictOptions {
  readonly profile: string;
  readonly checkedAt: Date;
  readonly now: Date;
  readonly times: TimeWords;
  /** What checking it as a proof of possession answered, for a token that is one. */
  readonly possession?: Possession | undefined;
  /** Whether an issuer profile fits; `unknown` where absent. */
  readonly issuerState?: IssuerState | undefined;
}

/** Words for a validation; claim values in it are still unescaped, and every text is bounded. */
export function verdictView(validation: Validation, options: VerdictOptions): VerdictView {
  const { checkedAt, now, times } = options;
  return {
    status: validation.status,
    cause: validation.status === 'undecided' ? validation.cause.code : undefined,
    tone: tones[validation.status],
    ...saying(validation, options),
    provenance: validation.provenance && provenanceLine(validation.provenance, now),
    checkedAt: times.instant(checkedAt, now),
  };
}

const tones: Readonly<Record<Validation['status'], Tone>> = { valid: 'good', invalid: 'bad', undecided: 'attention' };

type Said = Pick<VerdictView, 'headline' | 'reasons' | 'notes'>;

function saying(validation: Validation, options: VerdictOptions): Said {
  const profile = named(options.profile);
  switch (validation.status) {
    case 'valid':
      return { headline: `Valid for the profile ${profile}`, reasons: [], notes: notesOf(validation.token) };
    case 'invalid': {
      const headline = `Invalid for the profile ${profile}: ${inShort(validation.reasons)}`;
      return { headline, reasons: reasonViews(validation.reasons, options), notes: signatureNotes(validation) };
    }
    case 'undecided':
      return undecided(validation.cause, validation.reasons ?? [], options);
  }
}

function undecided(cause: Undecided, reasons: readonly Reason[], options: VerdictOptions): Said {
  const { possession } = options;
  const { headline, why, next } = (possession && possessionWords(possession)) ?? undecidedWords(cause, options);
  const failed = possession?.status === 'failed' ? [...possession.reasons, ...reasons] : reasons;
  const beside = failed.length === 0 ? [] : ['What is wrong with it all the same:'];
  return {
    headline,
    reasons: reasonViews(failed, options),
    notes: [why, ...(next === undefined ? [] : [next]), ...beside],
  };
}

function reasonViews(reasons: readonly Reason[], options: VerdictOptions): VerdictView['reasons'] {
  return reasons.slice(0, reasonLimit).map((reason) => reasonView(reason, options));
}

/** A list of claims or scopes of the profile may be long; a view is not. */
const reasonLimit = 30;

function inShort([first, ...others]: readonly Reason[]): string {
  if (first === undefined) return 'it does not hold';
  const more = others.length === 1 ? ', and one more reason' : `, and ${others.length} more reasons`;
  return `${shortReason(first.code)}${others.length === 0 ? '' : more}`;
}

/** Where only the claims fail, it helps to know that the token is genuine. */
function signatureNotes({ provenance, reasons }: Validation & { readonly status: 'invalid' }): readonly string[] {
  const isGenuine = provenance !== undefined && !reasons.some(({ code }) => aboutSignature.has(code));
  return isGenuine ? ['Its signature fits the key of the issuer.'] : [];
}

const aboutSignature: ReadonlySet<ReasonCode> = new Set([
  'signature-invalid',
  'signature-by-embedded-key',
  'alg-none',
  'alg-not-allowed-for-issuer',
  'key-issuer-binding',
  'key-refused',
  'nested-invalid',
]);

/** What a valid token still has open. */
function notesOf(token: VerifiedToken): readonly string[] {
  const others = token.unchecked.flatMap((what) => (what === 'audience' ? [] : [uncheckedWords[what]]));
  return [
    ...toleranceNotes(token),
    ...bindingNotes(token),
    ...(token.unchecked.includes('audience') ? [anyAudience] : []),
    ...(others.length === 0 ? [] : [`Not looked at, because the profile says nothing of it: ${others.join(', ')}.`]),
  ];
}

const anyAudience =
  'The profile names no audience, so a token for any API of this issuer passes. Add "audiences" to it.';

const uncheckedWords = { scope: 'scopes', type: 'kind of token', lifetime: 'greatest lifetime' } as const;

/** A bound token is worth nothing without its key (RFC 7800 section 3, RFC 9901 section 4.3). */
function bindingNotes({ decoded, claims }: VerifiedToken): readonly string[] {
  if (decoded.form === 'sd-jwt' && decoded.keyBinding !== undefined) {
    return ['Its key binding holds: whoever presented it has the key that it is bound to.'];
  }
  return claims['cnf'] === undefined
    ? []
    : ['It is bound to a key (cnf): an API must ask for a proof of possession too, which is no part of the token.'];
}

/** Valid by the tolerance for clocks alone: a stricter API refuses it. */
function toleranceNotes({ withinTolerance, claims, checkedAt }: VerifiedToken): readonly string[] {
  const at = withinTolerance && claims[withinTolerance];
  if (typeof at !== 'number') return [];
  const span = durationWords(Math.abs(at - checkedAt.getTime() / 1000));
  return [
    withinTolerance === 'exp'
      ? `It expired ${span} before this check and passes only by the clock tolerance: an API without one refuses it.`
      : `It begins ${span} after this check and passes only by the clock tolerance: an API without one refuses it.`,
  ];
}

/** Whose key decided, on one line. */
function provenanceLine({ profile, issuer, keyId, algorithm, thumbprint, origin }: KeyProvenance, now: Date): string {
  const mark = thumbprint === undefined ? '' : ` (thumbprint ${shortText(thumbprint, 11)})`;
  return [
    `profile ${named(profile)}`,
    `issuer ${shortText(issuer, 100)}`,
    `${keyId === undefined ? 'key without kid' : `key ${shortText(keyId, 50)}`}${mark}`,
    algorithm,
    originWords(origin, now),
  ].join(' · ');
}

function originWords({ kind, location = '', obtainedAt }: KeyOrigin, now: Date): string {
  const when = obtainedAt === undefined ? '' : ` ${relativeWords(obtainedAt, now)}`;
  const where = shortText(location, 100);
  switch (kind) {
    case 'jwks-uri':
      return `keys fetched${when} from ${where}`;
    case 'jwks':
      return 'key set in the profile';
    case 'public-key':
      return 'public key in the profile';
    case 'jwks-file':
    case 'public-key-file':
      return `keys read${when} from ${where}`;
    case 'shared-secret':
      return 'shared secret stored on this machine';
  }
}

function named(profile: string): string {
  return `“${shortText(profile, 60)}”`;
}
