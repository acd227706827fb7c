/** Rules about the JSON of header and claims: names, numbers, depth, and text that looks like something else. */
import type { JsonValue, Member, ObjectText, SegmentName } from '../token/decoded';
import type { TokenFacts } from './facts';
import { pathOf } from './flatten';
import type { JsonNode } from './flatten';
import { dateClaims } from './numericDate';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, inert } from './wording';

export const jsonRules: readonly Rule[] = [
  {
    id: 'duplicate-header-param',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7515 §4',
    check: ({ headerText }) => duplicates(headerText, 'header'),
  },
  {
    id: 'duplicate-claim',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §4',
    check: ({ claimsText }) => duplicates(claimsText, 'payload'),
  },
  { id: 'unsafe-number', severity: 'error', appliesTo: 'any', source: 'RFC 8259 §6', check: checkNumbers },
  { id: 'dangerous-key', severity: 'warning', appliesTo: 'any', source: 'CWE-1321', check: checkNames },
  { id: 'json-depth', severity: 'warning', appliesTo: 'any', source: 'RFC 8259 §9', check: checkDepth },
  { id: 'text-spoofing', severity: 'warning', appliesTo: 'any', source: 'CWE-451', check: checkText },
];

const mostProblems = 50;
const deepestAllowed = 32;

function duplicates(text: ObjectText | undefined, segment: SegmentName): readonly Problem[] {
  if (text === undefined || text.duplicatePaths.length === 0) return nothing;
  return [...new Set(text.duplicatePaths)].slice(0, mostProblems).map((path) => ({
    message: `"${inert(path)}" occurs more than once; readers that take the first and readers that take the last see different tokens.`,
    segment,
    path: inert(path, 120),
  }));
}

/** Their exponent form is flagged even when the number is exact: some readers take integers only. */
const dates: ReadonlySet<string> = new Set(dateClaims);

function checkNumbers(token: TokenFacts): readonly Problem[] {
  const written = (token.claimsText?.members ?? []).filter(
    ({ name, value, raw }) => dates.has(name) && typeof value === 'number' && isSafe(value) && /e/i.test(raw),
  );
  return [
    ...eachNode(
      token,
      ({ value }) => typeof value === 'number' && !isSafe(value),
      (node) => unsafeMessage(node, token),
    ),
    ...written.map((date: Member) => ({
      message: `${date.name} is written as ${inert(date.raw)}; readers that expect a whole number refuse the exponent or read another time.`,
      segment: 'payload' as const,
      path: date.name,
    })),
  ];
}

function isSafe(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function unsafeMessage(node: JsonNode, token: TokenFacts): string {
  if (node.value === Infinity || node.value === -Infinity) {
    const effect = dates.has(String(node.key)) ? 'as a time it never comes' : 'comparisons with it go wrong';
    return `${pathOf(node)} is too large for a number and is read as infinite; ${effect}.`;
  }
  const member =
    node.parent === undefined ? token.claimsText?.members.find(({ name }) => name === node.key) : undefined;
  const written = member === undefined ? found(node.value) : inert(member.raw);
  return `${pathOf(node)} is ${written}, beyond 2^53; many readers round it to another number. Identifiers belong in strings.`;
}

const dangerousNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function checkNames(token: TokenFacts): readonly Problem[] {
  return eachNode(
    token,
    ({ key }) => typeof key === 'string' && dangerousNames.has(key),
    (node) =>
      `A member is called "${node.key}"; code that copies it into an object can be made to change every object of the program.`,
  );
}

function checkDepth(token: TokenFacts): readonly Problem[] {
  if (token.decoded.form === 'malformed' && token.decoded.reason === 'nested-too-deep') {
    return [
      {
        message: 'The JSON is nested too deep to be read; such a token is made to exhaust its reader.',
        segment: token.decoded.segment,
        severity: 'error',
      },
    ];
  }
  return eachNode(
    token,
    ({ depth, parent }) => depth === deepestAllowed + 1 && parent !== undefined,
    () =>
      `The JSON is nested deeper than ${deepestAllowed} levels, which some readers refuse and others exhaust their stack on.`,
  ).slice(0, 1);
}

function checkText(token: TokenFacts): readonly Problem[] {
  return eachNode(
    token,
    (node) => looksFalse(node.key, false) || looksFalse(node.value, isIdentity(node)),
    (node) => {
      const text = looksFalse(node.key, false) ? node.key : node.value;
      return `${pathOf(node)} holds invisible, reordering or look-alike characters (${found(text)}), so it reads as something else than it is.`;
    },
  );
}

/** Names that people compare by eye; a line break has no place in them, and mixed scripts deceive. */
function isIdentity({ key, parent }: JsonNode): boolean {
  return parent === undefined && (key === 'iss' || key === 'sub' || key === 'kid');
}

const ascii = /^[\x20-\x7E]*$/;
const deceiving = /[\p{Bidi_Control}\u00AD\u180E\u200B\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]/u;
const control = /(?![\t\n\r])\p{Cc}/u;
const lineBreak = /[\t\n\r]/;
/** Joiners are part of Persian, Indic scripts and emoji; beside plain letters they only hide. */
const strayJoiner = /(?:^|[\0-\x7F])[\u200C\u200D]|[\u200C\u200D](?:$|[\0-\x7F])/;
const latin = /\p{Script=Latin}/u;
const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

function looksFalse(text: JsonValue, identity: boolean): boolean {
  if (typeof text !== 'string' || ascii.test(text)) return false;
  if (deceiving.test(text) || control.test(text) || strayJoiner.test(text)) return true;
  return identity && (lineBreak.test(text) || (latin.test(text) && lookAlikes.test(text)));
}

function eachNode(
  { headerNodes, claimNodes }: TokenFacts,
  isHit: (node: JsonNode) => boolean,
  message: (node: JsonNode) => string,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [segment, nodes] of [
    ['header', headerNodes],
    ['payload', claimNodes],
  ] as const) {
    for (const node of nodes) {
      if (!isHit(node)) continue;
      problems.push({ message: message(node), segment, path: pathOf(node) });
      if (problems.length >= mostProblems) return problems;
    }
  }
  return problems;
}
