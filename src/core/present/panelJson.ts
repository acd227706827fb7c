/** JSON text of a token without the credentials that it holds by name, whatever they look like. */
import { skipString, skipWhitespace } from '../token/jsonWalk';
import { hiddenText } from './panelText';

/**
 * The JSON text with each credential in it as a string that says how long it was: the values of parameters that are
 * credentials (RFC 6749 sections 2.3.1, 4.1 and 5.1), the private members of a key (RFC 7518 section 6), and the
 * signatures and ciphertexts of a token in JSON form (RFC 7515 section 7.2, RFC 7516 section 7.2). One pass.
 *
 * @param json valid JSON text
 * @param name of the member that it is the value of
 */
export function withoutCredentials(json: string, name: string): string {
  if (credentials.has(name)) return JSON.stringify(hiddenText(json.length));
  let shown = '';
  let from = 0;
  for (const { start, end } of secretPlaces(json)) {
    // What stands inside a hidden value is hidden with it.
    if (start < from) continue;
    shown += `${json.slice(from, start)}${JSON.stringify(hiddenText(end - start))}`;
    from = end;
  }
  return shown + json.slice(from);
}

const credentials: ReadonlySet<string> = new Set([
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'client_assertion',
  'device_code',
  'code_verifier',
  'password',
]);

/** Those of an object that has the member named first. */
const secretMembers: readonly (readonly [beside: string, names: ReadonlySet<string>])[] = [
  ['kty', new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'])],
  ['payload', new Set(['signature', 'signatures', 'disclosures', 'kb_jwt'])],
  ['protected', new Set(['signature', 'disclosures', 'kb_jwt'])],
  ['ciphertext', new Set(['ciphertext', 'tag', 'encrypted_key', 'recipients'])],
];

const interesting: ReadonlySet<string> = new Set(
  secretMembers.flatMap(([beside, names]) => [beside, ...names]).concat(...credentials),
);

interface Place {
  readonly start: number;
  readonly end: number;
}

/** An object that is open, with those of its members that may be secret. */
interface Frame {
  readonly members: Map<string, Place[]>;
  /** The member whose value is being walked over: its end is known behind it, and to look ahead again and again costs. */
  current: { readonly name: string; readonly start: number } | undefined;
}

function secretPlaces(json: string): readonly Place[] {
  const places: Place[] = [];
  const open: (Frame | undefined)[] = [];
  let at = 0;
  while (at < json.length) {
    const frame = open.at(-1);
    const character = json[at];
    const end = character === '"' ? skipString(json, at) : at + 1;
    if (character === '"' && frame !== undefined) frame.current ??= memberAt(json, { start: at, end });
    else if (character === ',') endMember(frame, at);
    else if (character === '{') open.push({ members: new Map(), current: undefined });
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') {
      endMember(frame, at);
      places.push(...secretsOf(open.pop()));
    }
    at = end;
  }
  return places.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The member whose name a string is; undefined where it is none, or the name is that of no secret. */
function memberAt(json: string, { start, end }: Place): Frame['current'] {
  const colon = skipWhitespace(json, end);
  if (json[colon] !== ':') return undefined;
  const written = json.slice(start + 1, end - 1);
  const name = written.includes('\\') ? String(JSON.parse(json.slice(start, end))) : written;
  return interesting.has(name) ? { name, start: skipWhitespace(json, colon + 1) } : undefined;
}

function endMember(frame: Frame | undefined, end: number): void {
  if (frame?.current === undefined) return;
  const { name, start } = frame.current;
  const places = frame.members.get(name) ?? [];
  places.push({ start, end });
  frame.members.set(name, places);
  frame.current = undefined;
}

function secretsOf(frame: Frame | undefined): readonly Place[] {
  if (frame === undefined) return [];
  const { members } = frame;
  const names = new Set([...members.keys()].filter((name) => credentials.has(name)));
  for (const [beside, secret] of secretMembers) {
    if (members.has(beside)) for (const name of members.keys()) if (secret.has(name)) names.add(name);
  }
  return [...names].flatMap((name) => members.get(name) ?? []);
}
