/** Issuers that are no URL, and why that is right for their provider. */

/** One form of issuer. */
export interface IssuerForm {
  readonly providers: readonly string[];
  readonly form: RegExp;
  /** A sentence part. */
  readonly words: string;
}

export const issuerForms: readonly IssuerForm[] = [
  {
    providers: ['descope'],
    form: /^P[\dA-Za-z]{26,40}$/,
    words:
      'a Descope project id and not a URL: Descope issues session tokens in the name of the project, and the public keys are found by that id',
  },
  {
    providers: ['google'],
    form: /^accounts\.google\.com$/,
    words: "Google's old way to write https://accounts.google.com; the two mean the same issuer",
  },
  {
    providers: ['kubernetes'],
    form: /^kubernetes\/serviceaccount$/,
    words:
      'a fixed text and not a URL: old service-account tokens of every cluster say the same, so it does not tell which cluster',
  },
  {
    providers: ['google-service-account', 'firebase-custom'],
    form: /^[^\s@]{1,128}@[^\s@]{1,255}$/,
    words: 'the address of a Google service account and not a URL: the account signed the token itself',
  },
  {
    providers: ['supabase'],
    form: /^supabase(?:-demo)?$/,
    words: 'a fixed text and not a URL: the legacy API keys of every project say the same, and "ref" names the project',
  },
  {
    providers: ['apple-client-secret'],
    form: /^[\dA-Z]{10}$/,
    words: 'the id of an Apple developer team and not a URL: the team signed this token itself',
  },
  {
    providers: ['stytch'],
    form: /^stytch\.com\//,
    words: 'a Stytch project, written without https://',
  },
];
