/**
 * What stands in every text that holds a credential: literals that bytes can be searched for before they become a text.
 * Nearly every file has none of them. What the finders of this folder look for has to be here, or they never see it.
 */
import { opaqueShapes, opaqueTokenAt } from '../token/opaque';
import { mayBecomeHeader, probeHeader } from '../token/locate/headerProbe';
import { clientSecretLeaks } from './clientSecrets';

/** A literal, and whether what stands around it may be a credential. */
export interface Anchor {
  readonly literal: string;
  /** It counts in upper and lower case. */
  readonly foldsCase?: boolean;
  /** Characters of which one stands in front of a literal that is too short to be searched for. */
  readonly before?: string;
  /** How far behind the first character of a token it stands; undefined where it marks no vendor's token. */
  readonly inToken?: number;
  /**
   * Answers false where it is none; `text` holds, as far as there are, {@link anchorReach} characters before `at` and as
   * many as `reach` behind.
   */
  readonly confirm?: (text: string, at: number) => boolean;
  readonly reach?: number;
}

/** How much of the text around an anchor tells that it is none. */
export const anchorReach = 100;
/** No token of a vendor is longer. */
const longestOpaque = 16_384;
/** And none is shorter, nor has one a quote, a comma or white space in it. */
export const shortestOpaque = 20;

const digits = '0123456789';
/** What may end an escape right in front of a token, or is no part of a word. */
const wordStart = ' \t\r\n"\'`=:,;(<>[{|&?/\\%+*#@!$^~.' + 'bfnrtv' + digits + 'abcdefABCDEF' + 'm';

/** The base64url of `{"`, `{ ` and `{` with a line break or a tab. */
const headerAnchors: readonly Anchor[] = ['eyJ', 'eyA', 'eyI', 'eyK', 'eyL', 'ewo', 'ew0', 'ewk'].map((literal) => ({
  literal,
  confirm: mayBeHeader,
}));

/** `"alg"` at its three alignments, for headers with white space in front. */
const blankHeaderAnchors: readonly Anchor[] = ['JhbGci', 'sZyI', 'YWxnI'].map((literal) => ({ literal }));

const jsonAnchors: readonly Anchor[] = ['"payload', '"ciphertext'].map((literal) => ({
  literal,
  confirm: (text, at) => /["\\]/.test(text.charAt(at + literal.length)),
}));

const opaqueAnchors: readonly Anchor[] = opaqueShapes.flatMap(({ prefixes, anchor }) => [
  ...prefixes.map((literal) => opaqueAnchor(literal, 0, wordStart)),
  ...(anchor === undefined ? [] : [opaqueAnchor(anchor.text, anchor.at, digits)]),
]);

function opaqueAnchor(literal: string, offset: number, before: string): Anchor {
  return {
    literal,
    ...(literal.length < 3 ? { before } : {}),
    inToken: offset,
    reach: longestOpaque,
    confirm: (text, at) => at >= offset && opaqueTokenAt(text, at - offset) !== undefined,
  };
}

const keyAnchors: readonly Anchor[] = [
  { literal: 'kty', confirm: (text, at) => !/[\w$]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + 3)) },
  {
    literal: '-----BEGIN ',
    confirm: (text, at) => /^(?:[A-Z0-9]+ ){0,2}PRIVATE KEY/.test(text.slice(at + 11, at + 80)),
  },
];

const wrappedAnchors: readonly Anchor[] = [
  ...['ZXlK', 'ZXdv', 'ZXcw', 'ZXlB', 'LS0tLS1CRUdJT'].map((literal) => ({
    literal,
    confirm: (text: string, at: number) =>
      !/[A-Za-z0-9+/]/.test(text.charAt(at - 1)) &&
      /^[A-Za-z0-9+/]{20}$/.test(text.slice(at + literal.length, at + literal.length + 20)),
  })),
  {
    literal: '"auth"',
    confirm: (text, at) => /^"auth"\s{0,20}:\s{0,20}"[A-Za-z0-9+/]{16}/.test(text.slice(at, at + 80)),
  },
  { literal: 'kind: Secret' },
  { literal: '"kind": "Secret"' },
];

const secretAnchor: Anchor = {
  literal: 'secret',
  foldsCase: true,
  reach: 400,
  confirm: (text, at) => clientSecretLeaks(text.slice(Math.max(0, at - 7), at + 400)).length > 0,
};

/** All of them. */
export const leakAnchors: readonly Anchor[] = [
  ...headerAnchors,
  ...blankHeaderAnchors,
  ...jsonAnchors,
  ...opaqueAnchors,
  ...keyAnchors,
  ...wrappedAnchors,
  secretAnchor,
];

/** So much of a header tells that it is none. */
const glance = 64;
/** `{"alg":"x"}` encoded; fewer characters are a header only where they go on behind a line end or an escape. */
const shortestHeader = 15;
const header = /[\w-]{1,16384}/y;

function mayBeHeader(text: string, at: number): boolean {
  header.lastIndex = at;
  const run = header.exec(text)?.[0] ?? '';
  if (run.length < shortestHeader && !/["'`\\\r\n=^%&+/]/.test(text.charAt(at + run.length))) return false;
  return mayBecomeHeader(run.slice(0, glance)) || (run.length <= glance && probeHeader(run) !== undefined);
}
