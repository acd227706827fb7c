/** Writes a token as a read-only JSONC document: every value whole and as written, with comments that say what it means. */
import type { MemberView, TokenView } from '../../shared/tokenView';
import type {
  DecodedToken,
  JsonObject,
  JsonValue,
  JweNeeds,
  JwsSignature,
  Payload,
  Segment,
  SelectiveDisclosure,
} from '../token/decoded';
import { parseJson } from '../token/json';
import { disclosureList } from './documentDisclosures';
import { memberComments, tokenComments } from './documentComments';
import { arrayText, objectText, textEntry, type Entry, type Write } from './documentLayout';
import { innerTokens, payloadOf } from './innerTokens';
import { jsonText, prettyJson } from './jsonText';
import { membersOf, type NamedValue } from './members';
import { headerMembersOf, selectiveOf, withoutTokens } from './selective';

/**
 * The document of a token.
 *
 * It is JSON with comments (JSONC) and parses to the token's own values. The signature is not in it. Values are not cut;
 * raw control and invisible characters stand as JSON escapes in strings and as `\u{…}` in comments, so that no claim
 * can end a comment.
 *
 * @param view the view of the same token, for the words
 */
export function documentText(decoded: DecodedToken, view: TokenView): string {
  return `${[...tokenComments(view), tokenText(decoded, view)(0)].join('\n')}\n`;
}

function tokenText(decoded: DecodedToken, view: TokenView): Write {
  return objectText([...headerEntries(decoded, view), ...contentEntries(decoded, view), ...sealEntries(decoded)]);
}

function headerEntries(decoded: DecodedToken, view: TokenView): readonly Entry[] {
  if (decoded.form === 'opaque' || decoded.header === undefined) {
    return [];
  }
  const comments = decoded.form === 'jws-json' ? ['// The joined header of the first signature'] : [];
  return [{ comments, name: 'header', text: membersText(headerMembersOf(decoded), view.header) }];
}

function contentEntries(decoded: DecodedToken, view: TokenView): readonly Entry[] {
  const inner = innerTokens(decoded).map(({ label, token }, index) =>
    innerEntry(label, token, view.nested[index]?.view),
  );
  switch (decoded.form) {
    case 'jws-detached':
      return [textEntry('payload', '(detached: not in the token)')];
    case 'jwe':
      return decoded.recipients.length === 0
        ? []
        : [{ name: 'recipients', text: arrayText(decoded.recipients.map(needsText)) }];
    case 'opaque':
      return [
        textEntry('vendor', decoded.vendorName),
        textEntry('credential', decoded.credential),
        textEntry('checksum', decoded.checksum),
        textEntry('token', view.redacted),
        ...inner,
      ];
    default:
      return [
        ...payloadEntries(payloadOf(decoded), decoded.claims, view),
        ...disclosureEntries(selectiveOf(decoded)),
        ...inner,
      ];
  }
}

function payloadEntries(
  payload: Payload | undefined,
  claims: JsonObject | undefined,
  view: TokenView,
): readonly Entry[] {
  const name = 'payload';
  switch (payload?.kind) {
    case 'claims':
      return [{ name, text: membersText(payload.source.members, view.claims) }];
    case 'json':
      return [{ name, text: (level) => prettyJson(payload.text, { level }) }];
    case 'text':
      return [textEntry(name, payload.text)];
    case 'binary':
      return [textEntry(name, `(${payload.byteLength} bytes, not text)`)];
    case 'empty':
      return [textEntry(name, '')];
    case 'token':
      return [];
    default:
      return claims === undefined ? [] : [{ name, text: membersText(membersOf(claims), view.claims) }];
  }
}

function disclosureEntries(selective: SelectiveDisclosure | undefined): readonly Entry[] {
  if (selective === undefined) {
    return [];
  }
  const { disclosures, disclosedClaims: claims } = selective;
  const comments = ['// The claims with what was disclosed put in place'];
  return [
    { name: 'disclosures', text: disclosureList(disclosures) },
    ...(claims === undefined ? [] : [{ comments, name: 'disclosedClaims', text: valueText(claims) }]),
  ];
}

function innerEntry(label: string, token: DecodedToken, view: TokenView | undefined): Entry {
  const [first = '', ...rest] = label.split(' ');
  const name = first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return view === undefined
    ? textEntry(name, '(not shown)')
    : { comments: tokenComments(view), name, text: tokenText(token, view) };
}

/** The parts that are proof or ciphertext: how long each is, never what it is. */
function sealEntries(decoded: DecodedToken): readonly Entry[] {
  if (decoded.form === 'jws-json') {
    return [{ name: 'signatures', text: arrayText(decoded.signatures.map(signatureText)) }];
  }
  if (decoded.form === 'opaque') {
    return [];
  }
  return decoded.segments.filter(({ name }) => sealNames.has(name)).map(sealEntry);
}

const sealNames: ReadonlySet<Segment['name']> = new Set(['signature', 'encryptedKey', 'iv', 'ciphertext', 'tag']);

function sealEntry({ name, start, end, byteLength }: Segment): Entry {
  if (end <= start) {
    return textEntry(name, '(none)');
  }
  return textEntry(name, byteLength === undefined ? '(not base64url, not shown)' : `(${byteLength} bytes, not shown)`);
}

function signatureText({ protectedHeader, protectedText, unprotectedHeader, byteLength }: JwsSignature): Write {
  const members = protectedText?.members ?? (protectedHeader && membersOf(protectedHeader));
  return objectText([
    ...(members === undefined ? [] : [{ name: 'protected', text: membersText(withoutTokens(members), []) }]),
    ...(unprotectedHeader === undefined
      ? []
      : [{ name: 'header', text: membersText(withoutTokens(membersOf(unprotectedHeader)), []) }]),
    textEntry('signature', byteLength === undefined ? '(unreadable)' : `(${byteLength} bytes, not shown)`),
  ]);
}

function needsText({ key, keyManagement, contentEncryption, keyId }: JweNeeds): Write {
  const named = { key, alg: keyManagement, enc: contentEncryption, kid: keyId };
  return objectText(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [textEntry(name, value)])),
  );
}

function membersText(members: readonly NamedValue[], views: readonly MemberView[]): Write {
  return objectText(
    members.map(({ name, raw, value }, index) => ({
      comments: memberComments(views[index]),
      name,
      text: (level) => prettyJson(jsonOf(raw, value), { level }),
    })),
  );
}

/** A member as written, unless it was recovered from broken JSON: that may hold comments and bare control characters. */
function jsonOf(raw: string, value: JsonValue): string {
  return parseJson(raw) === undefined ? jsonText(value) : raw;
}

function valueText(value: JsonValue): Write {
  return (level) => prettyJson(jsonText(value), { level });
}
