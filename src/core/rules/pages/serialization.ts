/** Pages of the rules about serialization and JSON. */
import type { RulePage } from './page';

export const serializationPages: readonly RulePage[] = [
  {
    id: 'compact-charset',
    title: 'A character that no compact token has',
    why: 'The parts of a compact token use the letters, digits, "-" and "_" of base64url and nothing else. Some libraries skip other characters, so the same token then exists in many spellings: lists of revoked tokens, caches and logs no longer recognise it.',
    mend: 'Look for what changed the token on its way: a line break of an editor, quotes, standard base64 with "+" and "/". In a verifier, refuse such a token instead of cleaning it.',
  },
  {
    id: 'base64url-padding',
    title: 'Padding with "="',
    why: 'RFC 7515 leaves out the padding of base64. A verifier that accepts it lets one token pass in several spellings, and a strict one answers 401.',
    mend: 'Encode with the URL-safe alphabet and without padding (Node: "base64url"; Python: rstrip(b"=")).',
  },
  {
    id: 'base64url-noncanonical',
    title: 'Unused bits that are not zero',
    why: 'The last character of a part holds bits that decode to nothing. When they are not zero, a second, different text decodes to the same bytes, which slips past a list of revoked or used tokens.',
    mend: 'Encode the part again with a correct encoder. In a verifier, encode what was decoded and compare it with the input.',
  },
  {
    id: 'segment-count',
    title: 'The wrong number of parts',
    why: 'A signed token has three parts, an encrypted one five. With another number a part was lost, or two texts were joined.',
    mend: 'Copy the token again from where it was issued. Shells, spreadsheets and chat programs like to cut at a dot or at the end of a line.',
  },
  {
    id: 'json-serialization-not-jwt',
    title: 'A signature in JSON form where a JWT is due',
    why: 'A JWT is always the compact form. A library that takes the JSON form as well reads headers that no signature protects, and lets an attacker choose between the two.',
    mend: 'Issue the compact form. In a verifier, refuse anything that begins with "{".',
  },
  {
    id: 'header-not-object',
    title: 'The header is no JSON object',
    why: 'Without a header nobody knows the algorithm, so the signature cannot be checked by anyone.',
    mend: 'Copy the token again. If the issuer wrote it so, its encoder is at fault: the header is base64url of a JSON object.',
  },
  {
    id: 'payload-not-object',
    title: 'The payload is no claims set',
    why: 'The payload of a JWT is a JSON object of claims. With anything else there is no issuer, no audience and no end to check.',
    mend: 'Sign a JSON object. Data of another kind belongs into a plain JWS whose "typ" is not JWT.',
  },
  {
    id: 'invalid-utf8',
    title: 'Bytes that are no UTF-8',
    why: 'Readers replace or drop such bytes each in their own way, so two of them see different claims in one signed token.',
    mend: 'Encode JSON as UTF-8 before signing, never as Latin-1 or UTF-16.',
  },
  {
    id: 'json-bom',
    title: 'A byte order mark before the JSON',
    why: 'RFC 8259 forbids the mark, and many parsers stop at it: the token works in one service and fails in the next.',
    mend: 'Write the JSON without a byte order mark (in .NET: new UTF8Encoding(false)).',
  },
  {
    id: 'duplicate-header-param',
    title: 'A header parameter that occurs twice',
    why: 'Parsers disagree which of the two counts. A gateway may check one algorithm or key id, and the service behind it use the other.',
    mend: 'Write each name once. In a verifier, refuse the token: RFC 7515 says the names must be unique.',
  },
  {
    id: 'duplicate-claim',
    title: 'A claim that occurs twice',
    why: 'Parsers disagree which of the two counts, so one service may read another subject or scope than the next from the same signed token.',
    mend: 'Write each claim once; look for code that joins JSON texts by hand.',
  },
  {
    id: 'unsafe-number',
    title: 'A number that not every reader can hold',
    why: 'Integers beyond 2^53 lose digits in JavaScript, and 1e400 becomes infinity: an "exp" of that kind never comes.',
    mend: 'Write large identifiers as strings, and times as whole seconds.',
  },
  {
    id: 'dangerous-key',
    title: 'A name with a meaning of its own in JavaScript',
    why: 'A claim named "__proto__" or "constructor" that is merged into an object without care changes that object, and sometimes all objects.',
    mend: 'Rename the claim. In a service, read claims one by one, or into a Map, instead of merging them.',
  },
  {
    id: 'json-depth',
    title: 'JSON that is nested very deep',
    why: 'Readers stop at different depths or run out of stack, which is a way to make a service fall over.',
    mend: 'Flatten the claims. In a service, limit the depth before parsing.',
  },
  {
    id: 'token-oversize',
    title: 'A token longer than headers may be',
    why: 'Most servers accept 8 KB of headers in all. A longer token is cut or refused with 400, 413 or 431, which looks like a fault of the service.',
    mend: 'Carry fewer groups and claims: send a reference and let the API look the rest up, or use an opaque token with introspection.',
  },
  {
    id: 'text-spoofing',
    title: 'Characters that cannot be seen',
    why: 'Control, zero-width and direction characters make a name look like another one in logs and in user interfaces, while the comparison sees a stranger.',
    mend: 'Normalise and refuse such characters where the value is first taken in, at registration or in the directory.',
  },
];
