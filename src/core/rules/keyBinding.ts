/** The rule about the token with which the holder of an SD-JWT proves possession of its key, RFC 9901 section 4.3. */
import { encodeBase64url } from '../token/base64url';
import { claimsOf } from '../token/claimsSet';
import type { DecodedSdJwt, DecodedToken, JsonObject } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { digestWith } from '../token/sdHash';
import { encodeUtf8 } from '../token/utf8';
import { mediaType, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

export const keyBindingRules: readonly Rule[] = [
  {
    id: 'sd-jwt-kb',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 9901 §4.3',
    check: (token) => {
      const binding = bindingOf(token);
      if (binding === undefined) return nothing;
      return token.decoded.form === 'sd-jwt' ? checkPair(token, token.decoded) : bindingProblems(token, binding);
    },
    isUnanswered: (token) =>
      bindingOf(token) !== undefined &&
      (token.context.nonce === undefined || (token.decoded.form === 'sd-jwt' && token.context.compact === undefined)),
  },
];

function bindingOf({ decoded, kind }: TokenFacts): DecodedToken | undefined {
  if (decoded.form === 'sd-jwt') return decoded.keyBinding;
  if (decoded.form === 'jws-json') return decoded.disclosed?.keyBinding;
  return kind === 'key-binding' ? decoded : undefined;
}

function checkPair(token: TokenFacts, decoded: DecodedSdJwt): readonly Problem[] {
  const problems = [...bindingProblems(token, decoded.keyBinding)];
  if (!isJsonObject(memberOf(decoded.claims, 'cnf'))) {
    problems.push(
      problem('cnf', 'The SD-JWT is bound to no key (no "cnf"), so its key binding token proves nothing. Refuse it.'),
    );
  }
  const presented = presentedText(token, decoded);
  const claims = decoded.keyBinding && claimsOf(decoded.keyBinding);
  const claimed = memberOf(claims, 'sd_hash');
  const digest = presented === undefined ? undefined : digestWith(decoded.hashAlgorithm, encodeUtf8(presented));
  if (digest !== undefined && typeof claimed === 'string' && claimed !== encodeBase64url(digest)) {
    problems.push(
      problem(
        'sd_hash',
        '"sd_hash" does not fit the token and its disclosures, so some were added or taken away after the holder signed. Refuse it.',
      ),
    );
  }
  return problems;
}

/** Everything up to and with the last tilde, RFC 9901 section 4.3.1. */
function presentedText({ context }: TokenFacts, { segments }: DecodedSdJwt): string | undefined {
  const start = segments.find(({ name }) => name === 'keyBinding')?.start;
  return start === undefined ? undefined : context.compact?.slice(0, start);
}

function bindingProblems({ context }: TokenFacts, binding: DecodedToken | undefined): readonly Problem[] {
  const claims = binding && claimsOf(binding);
  if (binding === undefined || claims === undefined) return nothing;
  const problems: Problem[] = [];
  const typ = 'header' in binding ? mediaType(memberOf(binding.header, 'typ')) : undefined;
  if (typ !== 'kb+jwt') {
    problems.push(
      problem(
        'typ',
        'The key binding token must have the type "kb+jwt", or another token of the holder could pass as one.',
      ),
    );
  }
  const absent = lackingIn(claims);
  if (absent.length > 0) {
    problems.push(
      problem(
        undefined,
        `The key binding token lacks ${listed(absent)}, so it can be presented again, elsewhere, or with other disclosures.`,
      ),
    );
  }
  const nonce = memberOf(claims, 'nonce');
  if (context.nonce !== undefined && nonce !== undefined && nonce !== context.nonce) {
    problems.push(
      problem(
        'nonce',
        `The nonce (${found(nonce)}) is not the one the verifier sent, so the presentation is an old one.`,
      ),
    );
  }
  return problems;
}

function lackingIn(claims: JsonObject): readonly string[] {
  return ['iat', 'aud', 'nonce', 'sd_hash'].filter((name) => memberOf(claims, name) === undefined);
}

function problem(path: string | undefined, message: string): Problem {
  return { message, segment: 'keyBinding', ...(path === undefined ? {} : { path }) };
}
