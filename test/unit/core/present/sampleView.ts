/** A token view with one of everything, made of given texts. */
import type { InstantView, MemberView, TokenView, VerdictView } from '../../../../src/shared/tokenView';

export const sampleReference = '6f1c2a9e-0b7d-4c55-9a43-2d1f00c0ffee';

export const sampleInstant: InstantView = {
  iso: '2023-10-24T19:23:21Z',
  local: '24 Oct 2023, 21:23:21 CEST',
  utc: '24 Oct 2023, 19:23:21 UTC',
  relative: '3 years ago',
};

export function sampleMember(changes: Partial<MemberView> = {}): MemberView {
  return {
    name: 'sub',
    title: 'Subject',
    value: '"alice"',
    truncated: false,
    meaning: 'Whom the token is about.',
    explained: undefined,
    source: 'RFC 7519 §4.1.2',
    instant: undefined,
    duplicate: false,
    ...changes,
  };
}

/** A small view of an access token that expired. */
export function sampleView(changes: Partial<TokenView> = {}): TokenView {
  return {
    reference: sampleReference,
    form: 'jws',
    title: 'Access token',
    kind: 'access',
    provider: 'Descope',
    issuer: undefined,
    issuerState: 'unknown',
    confidence: 'certain',
    reasons: [],
    verification: 'Not verified: the signature was not checked.',
    verdict: undefined,
    lifetime: {
      state: 'expired',
      tone: 'bad',
      sentence: 'expired 3 years ago · lived 10 minutes',
      short: 'expired 3 years ago',
      issuedAt: undefined,
      notBefore: undefined,
      expiresAt: sampleInstant,
    },
    problem: undefined,
    findings: [],
    header: [sampleMember({ name: 'alg', title: 'Algorithm', value: '"RS256"', meaning: undefined })],
    claims: [sampleMember()],
    payload: undefined,
    disclosures: [],
    facts: [],
    nested: [],
    redacted: 'eyJ….eyJ….…',
    ...changes,
  };
}

/** A view that carries `text` wherever a token's own text can come to stand. */
export function viewFullOf(text: string): TokenView {
  const member = sampleMember({ name: text, value: text, meaning: text, explained: text, source: text });
  const inner = sampleView({
    provider: undefined,
    issuer: text,
    problem: text,
    claims: [member, sampleMember({ title: undefined, name: text, value: text })],
    facts: [text],
  });
  return sampleView({
    title: text,
    provider: text,
    confidence: 'likely',
    reasons: [text, text],
    verification: text,
    verdict: verdictFullOf(text),
    problem: text,
    findings: [{ id: 'alg-none', severity: 'error', message: text, source: text }],
    header: [member],
    claims: [member, sampleMember({ instant: sampleInstant, value: text, duplicate: true, name: text })],
    payload: { label: text, text, truncated: false },
    disclosures: [
      {
        state: 'matched',
        label: text,
        title: text,
        value: text,
        truncated: false,
        children: [{ state: 'unreferenced', label: text, title: text, value: text, truncated: false, children: [] }],
      },
    ],
    facts: [text],
    nested: [{ label: text, view: inner }],
  });
}

/** A verdict that carries `text` wherever a token's own text, or that of a workspace's profile, can come to stand. */
function verdictFullOf(text: string): VerdictView {
  return {
    status: 'invalid',
    tone: 'bad',
    headline: text,
    provenance: text,
    reasons: [{ code: 'aud-mismatch', sentence: text, expected: text, found: text, difference: text }],
    notes: [text],
    checkedAt: sampleInstant,
  };
}
