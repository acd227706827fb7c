/** What a key is, in words that hover and report share; every value of the key escaped. */
import type { KeyFacts } from '../issuers/keyFacts';
import type { Finding } from '../rules/finding';
import { algorithmEntry } from '../token/algorithms';
import { codeSpan, shortText } from './escape';
import { localAndUtc, type TimeWords } from './times';
import { capitalized, prose, severityWords } from './words';

/** What a person must know of how instants are written. */
export interface InstantOptions {
  readonly now: Date;
  readonly times: TimeWords;
}

/** A line such as `**RSA public key** · 2048 bits`. */
export function keyTitle(facts: KeyFacts): string {
  const { type, bits, curve, label, certificate, isEncrypted } = facts;
  const half = facts.isPrivate ? 'private' : 'public';
  if (isEncrypted) return '**Private key** · encrypted with a password';
  if (type === 'unknown') return `**${unknownTitle(facts)}**`;
  const what = certificate !== undefined && label !== undefined ? 'certificate' : `${half} key`;
  switch (type) {
    case 'RSA':
      return `**RSA ${what}**${sized(bits)}`;
    case 'EC':
      return `**Elliptic-curve ${what}**${curve === undefined ? '' : ` · ${prose(shortValue(curve))}`}`;
    case 'OKP':
      return `**${curve === undefined ? 'OKP' : prose(shortValue(curve))} ${what}**`;
    case 'AKP':
      return `**${facts.algorithm === undefined ? 'AKP' : prose(shortValue(facts.algorithm))} ${what}**`;
    case 'oct':
      return `**Shared secret**${sized(bits)}`;
  }
}

/** What to do about material that is nobody else's business; undefined for a public key. */
export function privateWarning({ isPrivate, isEncrypted, type }: KeyFacts): string | undefined {
  if (!isPrivate) return undefined;
  if (isEncrypted)
    return '**This is a private key.** Its password protects it; keep it out of version control all the same.';
  return type === 'oct'
    ? '**This is a shared secret: whoever can read this file can make tokens that fit it.** Move it to a secret store. If it was ever committed, shared or published, replace it.'
    : '**This is a private key: whoever can read this file can sign or decrypt as its owner.** Move it to a secret store. If it was ever committed, shared or published, make a new key and withdraw the public one.';
}

/** Algorithm, use, key id, thumbprint and certificate, one each, as Markdown. */
export function keyFactLines(facts: KeyFacts, options: InstantOptions): readonly string[] {
  const { algorithm, use, operations, keyId, thumbprint, type } = facts;
  const line = (name: string, value: string | undefined, more = ''): readonly string[] =>
    value === undefined ? [] : [`${name}: ${codeSpan(shortValue(value))}${more}`];
  return [
    ...line('Key id', keyId),
    ...line('Algorithm', algorithm, algorithmMeaning(algorithm)),
    ...line('Use', use, Object.hasOwn(uses, use ?? '') ? `, ${uses[use ?? ''] ?? ''}` : ''),
    ...line('Operations', operations.length === 0 ? undefined : operations.join(', ')),
    // The thumbprint of a secret lets a weak one be guessed (RFC 7638 section 7).
    ...line('Thumbprint', type === 'oct' ? undefined : thumbprint, ' (RFC 7638, SHA-256)'),
    ...certificateLines(facts, options),
  ];
}

/** A finding as an item of a list: how serious, what, and where it is written. */
export function keyFindingLine({ severity, message }: Finding, source: string): string {
  return `- **${severityWords[severity]}:** ${prose(message)} ${source}`;
}

/** Such as `2 errors, 1 warning`; empty when there is nothing to count. */
export function severityCounts(findings: readonly Finding[]): string {
  return (['error', 'warning', 'information', 'hint'] as const)
    .map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severityWords[severity].toLowerCase()}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** The start of a value that may be of any length. */
export function shortValue(value: string): string {
  return shortText(value, longestValue);
}

const longestValue = 120;

const uses: Readonly<Record<string, string>> = { sig: 'for signatures', enc: 'for encryption' };

function sized(bits: number | undefined): string {
  return bits === undefined ? '' : ` · ${bits} bits`;
}

function unknownTitle({ label, isPrivate, certificate }: KeyFacts): string {
  if (label === undefined) return 'A key of a type that is not known';
  if (certificate !== undefined) return 'Certificate of a key of a type that is not known';
  if (label === 'OPENSSH PRIVATE KEY') return 'OpenSSH private key';
  const what = isPrivate ? 'Private key' : label.endsWith('CERTIFICATE') ? 'Certificate' : 'Public key';
  return `${what} that cannot be read`;
}

function algorithmMeaning(algorithm: string | undefined): string {
  const meaning = algorithm === undefined ? undefined : algorithmEntry(algorithm)?.meaning.split(':')[0];
  return meaning === undefined ? '' : `, ${prose(meaning)}`;
}

function certificateLines({ certificate, label }: KeyFacts, { now, times }: InstantOptions): readonly string[] {
  if (certificate === undefined) return [];
  const { subject, issuer, notBefore, notAfter } = certificate;
  const [from, to] = [notBefore, notAfter].map((date) => times.instant(date, now));
  const dates = [
    ...(from === undefined ? [] : [`${notBefore > now ? 'valid from' : 'since'} ${localAndUtc(from)}`]),
    ...(to === undefined ? [] : [`${notAfter < now ? '**expired**' : 'until'} ${localAndUtc(to)}, ${to.relative}`]),
  ];
  const name = label === undefined ? 'Certificate' : 'Subject';
  return [
    `${name}: ${codeSpan(shortValue(subject))}`,
    subject === issuer ? 'Issuer: itself (self-signed)' : `Issuer: ${codeSpan(shortValue(issuer))}`,
    ...(dates.length === 0 ? [] : [`Validity: ${dates.join(' · ')}`]),
  ].map((text) => capitalized(text));
}
