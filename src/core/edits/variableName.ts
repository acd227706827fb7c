/** Proposes the name of the environment variable that is to hold a token. */
import { claimsOf } from '../token/claimsSet';
import { classifyToken, type TokenKind } from '../token/classify';
import type { DecodedToken, OpaqueToken } from '../token/decoded';

/**
 * The name that the text itself gives the token (`ordersToken = '…'` makes `ORDERS_TOKEN`), or one for its kind.
 *
 * @param lead the text in front of the token on its line
 */
export function variableName(lead: string, decoded: DecodedToken): string {
  return assignedName(lead) ?? nameForKind(decoded);
}

/** Whether a name can be that of an environment variable everywhere: POSIX.1 section 8.1, in either letter case. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_]\w{0,99}$/.test(name);
}

/** Names that say no more than that it is a token, or where it goes. */
const general: ReadonlySet<string> = new Set(
  'TOKEN JWT VALUE DATA KEY SECRET AUTH AUTHORIZATION BEARER HEADER HEADERS COOKIE DEFAULT NAME HTTP HTTPS'.split(' '),
);

/** Types that may stand between a name and its value. */
const types: ReadonlySet<string> = new Set(['STRING', 'STR', 'TEXT', 'CHAR']);

/** The name to which the text assigns what comes next; undefined where there is none that says anything. */
export function assignedName(lead: string): string | undefined {
  const near = lead.slice(-200).replace(/\b(?:bearer|dpop|token|basic)[ \t]$/i, '');
  const assigned = withoutEnd(near, /["'`$@([{fbr \t]/);
  const target = withoutEnd(assigned, /[=:>~]/);
  if (target === assigned) return undefined;
  const names = withoutEnd(target, /["'\]) \t?!]/)
    .split(/[^\w$-]+/)
    .slice(-2)
    .map(asVariable);
  // The name, or what stands in front of its type: `token: string = …`, `var token string = …`.
  const name = types.has(names.at(-1) ?? '') ? names.at(-2) : names.at(-1);
  return name !== undefined && isVariableName(name) && name.length > 2 && !general.has(name) ? name : undefined;
}

function withoutEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** `ordersToken`, `orders-token` and `orders_token` as `ORDERS_TOKEN`. */
function asVariable(name: string): string {
  return name
    .replace(/(?<=[a-z\d])[A-Z]/g, '_$&')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
}

const byKind: Readonly<Partial<Record<TokenKind, string>>> = {
  access: 'ACCESS_TOKEN',
  refresh: 'REFRESH_TOKEN',
  id: 'ID_TOKEN',
  'client-assertion': 'CLIENT_ASSERTION',
  'dpop-proof': 'DPOP_PROOF',
  'sd-jwt': 'CREDENTIAL',
};

const byVendor: Readonly<Record<string, string>> = {
  unknown: 'API_TOKEN',
  'base64-jwt': 'API_TOKEN',
  aws: 'AWS_ACCESS_KEY_ID',
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  stripe: 'STRIPE_SECRET_KEY',
};

const supabaseKeys: Readonly<Record<string, string>> = {
  service_role: 'SUPABASE_SERVICE_ROLE_KEY',
  anon: 'SUPABASE_ANON_KEY',
};

function nameForKind(decoded: DecodedToken): string {
  if (decoded.form === 'opaque') return nameForVendor(decoded);
  const { kind, provider } = classifyToken(decoded);
  const role = claimsOf(decoded)?.['role'];
  const key = provider?.id === 'supabase' && typeof role === 'string' ? valueOf(supabaseKeys, role) : undefined;
  return key ?? byKind[kind] ?? 'API_TOKEN';
}

function nameForVendor({ vendor }: OpaqueToken): string {
  return valueOf(byVendor, vendor) ?? `${asVariable(vendor)}_TOKEN`;
}

/** A role is text of the token, and may be the name of something every object inherits. */
function valueOf(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
