/**
 * What stands in every text that holds a credential: literals that bytes can be searched for before they become a text.
 * Nearly every file has none of them. What the finders of this folder look for has to be here, or they never see it.
 */
import { opaqueShapes, opaqueTokenAt } from '../token/opaque';
import { isBase64url, runStart } from '../token/locate/alphabet';
import { blankHeaderStart } from '../token/locate/headerLead';
import { mayBecomeHeader, probeHeader } from '../token/locate/headerProbe';
import { joinReach } from '../token/locate/joiners';
import { rememberedExtent, scanHeaderAt } from '../token/locate/scan';
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
  /** Answers false where it is none by the first {@link glance} characters from it on. */
  readonly isLikely?: (text: string) => boolean;
  /**
   * Answers false where it is none; `text` holds, as far as there are, {@link anchorReach} characters before `at` and as
   * many as `reach` behind. Of the token of a vendor it holds what may be one, with a few characters around it.
   */
  readonly confirm?: (text: string, at: number) => boolean;
  readonly reach?: number;
  /** What stands somewhere in the text too. */
  readonly needs?: string;
}

/** How much of the text around an anchor tells that it is none. */
export const anchorReach = rememberedExtent;
export const glance = 100;
/** More of a header need not be seen: what goes on behind it is searched for in the text. */
const seenOfHeader = 2 * rememberedExtent;
/** No token of a vendor is longer. */
export const longestOpaque = 16_384;
/** No secret of a client with its name is. */
const longestSecret = 400;
/** No token of a vendor is shorter, nor has one a quote, a comma or white space in it. */
export const shortestOpaque = 20;

const digits = '0123456789';
/** What may end an escape right in front of a token, or is no part of a word; also as a byte of UTF-8. */
const wordStart = String.fromCharCode(
  ...Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !isBase64url(byte)),
).concat('bfnrtv', digits, 'abcdefABCDEF', 'm');

/** Where a token is written in parts: quotes, escapes, marks of a continuation, and line breaks. */
const joiners = '"\'`\\^=%&\r\n';

/**
 * The base64url of `{"`, and of `{ ` and `{` with a line break or a tab, behind which white space or a quote stands, or
 * the end of a part.
 */
const headerAnchors: readonly Anchor[] = [
  ...['eyJ', 'eyI', 'eyK', 'eyL'],
  ...['eyA', 'ewo', 'ew0', 'ewk'].flatMap((literal) => [...`giJKN${joiners}`].map((next) => literal + next)),
].map((literal) => ({ literal, isLikely: looksLikeHeader, reach: seenOfHeader, confirm: beginsToken }));

/** `"alg"` at its three alignments, for headers with white space in front. */
const blankHeaderAnchors: readonly Anchor[] = ['JhbGci', 'sZyI', 'YWxnI'].map((literal) => ({
  literal,
  // Where such a header begins is not seen when it begins further away.
  confirm: (text, at) => runStart(text, at, 0) === 0 || blankHeaderStart(text, at, 0) >= 0,
}));

/** The signatures of a JWS stand in the same object as its payload. */
const jsonAnchors: readonly Anchor[] = [
  { literal: '"payload', needs: '"signature', confirm: isName },
  { literal: '"ciphertext', confirm: isName },
];

function isName(text: string, at: number): boolean {
  return /^"\w+\\?"(?:\s|\\[nrt]){0,60}(?::|$)/.test(text.slice(at, at + 80));
}

const opaqueAnchors: readonly Anchor[] = opaqueShapes.flatMap(({ prefixes, anchor }) => [
  ...prefixes.map((literal) => opaqueAnchor(literal, 0, wordStart)),
  ...(anchor === undefined ? [] : [opaqueAnchor(anchor.text, anchor.at, digits)]),
]);

function opaqueAnchor(literal: string, offset: number, before: string): Anchor {
  return {
    literal,
    ...(literal.length < 3 ? { before } : {}),
    inToken: offset,
    confirm: (text, at) => at >= offset && opaqueTokenAt(text, at - offset) !== undefined,
  };
}

const keyAnchors: readonly Anchor[] = [
  // As a name with a text as its value, which comments may stand between.
  {
    literal: 'kty',
    confirm: (text, at) =>
      /(?:^|["'{,\s/])$/.test(text.slice(Math.max(0, at - 1), at)) &&
      /^kty(?:\\?["'])?\s{0,20}(?:[/#\\]|$|:\s{0,20}(?:["'/#\\]|$))/.test(text.slice(at, at + 48)),
  },
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

const secretAnchors: readonly Anchor[] = ['clientsecret', 'client_secret', 'client-secret'].map((literal) => ({
  literal,
  foldsCase: true,
  reach: longestSecret,
  confirm: (text, at) => clientSecretLeaks(text.slice(at, at + longestSecret)).length > 0,
}));

/** All of them. */
export const leakAnchors: readonly Anchor[] = [
  ...headerAnchors,
  ...blankHeaderAnchors,
  ...jsonAnchors,
  ...opaqueAnchors,
  ...keyAnchors,
  ...wrappedAnchors,
  ...secretAnchors,
];

const base64urlRun = /^[\w-]+/;

/** Rules out nearly all words that hold such letters. */
function looksLikeHeader(text: string): boolean {
  const run = base64urlRun.exec(text)?.[0] ?? '';
  const goesOn = run.length === text.length || `${joiners}+/`.includes(text.charAt(run.length));
  return (goesOn && mayBecomeHeader(run)) || probeHeader(run) !== undefined;
}

function beginsToken(text: string, at: number): boolean {
  const { matches, extents } = scanHeaderAt(text, at);
  // Where an attempt came to the end of what is seen there may be more, and a join that was cut there ends it before.
  return matches.length > 0 || extents.some(({ end }) => end + joinReach >= text.length);
}
