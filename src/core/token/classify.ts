/** Tells what kind of token a decoded token is, who issued it, and how sure that is. */
import { assertNever } from '../../shared/assertNever';
import { has } from './classify/evidence';
import { explicitTypeEvidence } from './classify/explicitType';
import type { Classification, Provider } from './classify/kind';
import { atMost, classifyFacts, factsOf } from './classify/weigh';
import type {
  DecodedJwe,
  DecodedJws,
  DecodedSdJwt,
  DecodedToken,
  DetachedJws,
  JwsJson,
  MalformedToken,
  OpaqueToken,
} from './decoded';
import { recogniseProvider } from './providers/recognise';

export type { Classification, Confidence, TokenKind } from './classify/kind';

/**
 * The kind of a token, with reasons; never throws and proves nothing.
 *
 * Order: the form of the token, then the header's `typ` (RFC 8725 section 3.11), then marks in the claims, then what
 * the recognised provider is known to write, then claims that fit one kind better than others.
 */
export function classifyToken(decoded: DecodedToken): Classification {
  switch (decoded.form) {
    case 'opaque':
      return classifyOpaque(decoded);
    case 'sd-jwt':
      return classifySdJwt(decoded);
    case 'jwe':
      return classifyJwe(decoded);
    case 'jws-json':
      return classifyJwsJson(decoded);
    case 'jws-detached':
      return classifyDetached(decoded);
    case 'jws':
      return classifyJws(decoded);
    case 'malformed':
      return classifyMalformed(decoded);
    default:
      return assertNever(decoded);
  }
}

function classifyJws({ header, payload, claims }: DecodedJws): Classification {
  if (payload.kind === 'token') return classifyNested(classifyToken(payload.token));
  if (payload.kind === 'claims') return classifyFacts(factsOf(header, claims ?? payload.claims));
  const explicit = explicitTypeEvidence(factsOf(header, undefined));
  const noClaims = 'Its payload is no set of claims, so it is not a JWT but other data that somebody signed.';
  if (explicit === undefined) return certainly('signed-data', noClaims);
  const mismatch = 'Its payload is no set of claims, which that type needs.';
  return { kind: explicit.kind, confidence: 'likely', reasons: [explicit.reason, mismatch] };
}

// RFC 7519 section 5.2: the claims are those of the innermost token.
function classifyNested(inner: Classification): Classification {
  const reason = 'It wraps another token, which tells the kind.';
  return { ...inner, confidence: atMost('likely', inner.confidence), reasons: [...inner.reasons, reason] };
}

function classifySdJwt({ header, claims, disclosedClaims, keyBinding }: DecodedSdJwt): Classification {
  const facts = factsOf(header, disclosedClaims ?? claims);
  const explicit = explicitTypeEvidence(facts);
  const reasons = ['Tildes part it into a signed token and its disclosures, the form of an SD-JWT (RFC 9901).'];
  if (explicit?.kind === 'sd-jwt') reasons.push(explicit.reason);
  if (keyBinding !== undefined) reasons.push("It ends with a proof by the holder's key.");
  return withProvider({ kind: 'sd-jwt', confidence: 'certain', reasons }, facts);
}

function classifyJwsJson({ header, claims, disclosed }: JwsJson): Classification {
  if (disclosed === undefined) {
    return certainly('signed-data', 'It is a signature in JSON form (RFC 7515 section 7.2), which no JWT is.');
  }
  const { disclosedClaims, disclosures, keyBinding } = disclosed;
  const facts = factsOf(header, disclosedClaims ?? claims);
  const explicit = explicitTypeEvidence(facts);
  const typed = explicit?.kind === 'sd-jwt';
  const reasons = [
    'Its header carries disclosures or a key binding, as an SD-JWT in JSON form does (RFC 9901 section 8).',
  ];
  if (typed) reasons.push(explicit.reason);
  if (keyBinding !== undefined) reasons.push("It comes with a proof by the holder's key.");
  const matched = disclosures.some(({ state }) => state === 'matched');
  // Anybody may name a header parameter `disclosures`; only the digests show what it is for.
  const confidence = typed || matched || has(claims ?? {}, '_sd_alg') ? 'certain' : 'likely';
  return withProvider({ kind: 'sd-jwt', confidence, reasons }, facts);
}

function classifyJwe({ header, serialization }: DecodedJwe): Classification {
  // RFC 7519 section 5.3: claims may be repeated in the header of an encrypted token.
  const facts = factsOf(header, header);
  const explicit = explicitTypeEvidence(facts);
  const reason =
    serialization === 'json'
      ? 'It is an encrypted token in JSON form (RFC 7516 section 7.2), which no JWT is.'
      : 'Its five parts and its header are those of an encrypted token (RFC 7516).';
  const reasons = explicit === undefined ? [reason] : [reason, explicit.reason];
  return withProvider({ kind: 'encrypted', confidence: 'certain', reasons }, facts);
}

function classifyDetached({ header }: DetachedJws): Classification {
  const explicit = explicitTypeEvidence(factsOf(header, undefined));
  const reason = 'Its payload is left out, so it is the signature of something sent beside it (RFC 7515 appendix F).';
  return { kind: 'detached', confidence: 'certain', reasons: explicit ? [reason, explicit.reason] : [reason] };
}

function classifyOpaque({ vendor, vendorName, credential, checksum }: OpaqueToken): Classification {
  if (vendor === 'unknown') {
    const reason = 'It is random text with nothing to read in it; only its issuer can tell what it is for.';
    return { kind: 'opaque', confidence: 'guess', reasons: [reason] };
  }
  const reasons = [`It has the form that ${vendorName} gives its tokens (${credential}).`];
  if (checksum === 'valid') reasons.push('Its built-in checksum is right.');
  if (checksum === 'invalid') reasons.push('Its built-in checksum is wrong, as in examples and damaged copies.');
  const confidence = checksum === 'invalid' ? 'likely' : 'certain';
  return { kind: 'opaque', confidence, reasons, provider: { id: vendor, name: vendorName } };
}

function classifyMalformed({ header, claims, payload }: MalformedToken): Classification {
  if (header === undefined && claims === undefined) {
    return certainly('unreadable', 'Neither its header nor its claims can be read.');
  }
  const broken = 'It is broken, so only what could still be read was judged.';
  const facts = factsOf(header, claims ?? (payload?.kind === 'claims' ? payload.claims : undefined));
  if (has(facts.header, 'enc')) {
    return { kind: 'encrypted', confidence: 'guess', reasons: ['Its header is that of an encrypted token.', broken] };
  }
  const read = classifyFacts(facts);
  return { ...read, confidence: 'guess', reasons: [...read.reasons, broken] };
}

function certainly(kind: Classification['kind'], reason: string): Classification {
  return { kind, confidence: 'certain', reasons: [reason] };
}

function withProvider(classification: Classification, facts: ReturnType<typeof factsOf>): Classification {
  const recognition = recogniseProvider(facts);
  if (recognition === undefined) return classification;
  const provider: Provider = { id: recognition.rule.id, name: recognition.rule.name };
  return { ...classification, reasons: [...classification.reasons, recognition.reason], provider };
}
