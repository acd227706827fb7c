/** The scenes that the README shows: a file of the demo workspace, and where to hover in it. */

export interface Scene {
  /** The picture's name. */
  readonly name: string;
  /** A file of the demo workspace. */
  readonly file: string;
  /** The text in front of the token. */
  readonly before: string;
}

export const scenes: readonly Scene[] = [
  { name: 'access-token', file: '.env', before: 'ORDERS_TOKEN=' },
  { name: 'expired-token', file: '.env', before: 'DESCOPE_SESSION=' },
  { name: 'opaque-token', file: '.env', before: 'GITHUB_TOKEN=' },
  { name: 'service-role', file: '.env', before: 'SUPABASE_SERVICE_KEY="' },
  { name: 'unsecured', file: '.env', before: 'ADMIN_TOKEN=' },
  { name: 'dpop-proof', file: 'requests.http', before: 'DPoP: ' },
  { name: 'client-assertion', file: 'requests.http', before: 'client_assertion=' },
  { name: 'id-token', file: 'requests.http', before: 'id_token_hint=' },
  { name: 'sd-jwt', file: 'src/client.ts', before: "presentation = '" },
  { name: 'refresh-token', file: 'src/client.py', before: 'REFRESH_TOKEN = (\n    "' },
  { name: 'logout-token', file: 'src/Orders.java', before: 'LOGOUT_TOKEN = "' },
  { name: 'encrypted', file: 'src/Orders.java', before: 'ENCRYPTED = "' },
  { name: 'hostile-claims', file: 'src/Orders.cs', before: 'Token = "' },
  { name: 'broken', file: 'logs/api.log', before: ' token=' },
  { name: 'audience', file: 'requests.http', before: 'orders/17\nAuthorization: Bearer ' },
  { name: 'key-set', file: 'certs/jwks.json', before: '{\n  "' },
  { name: 'ci-token', file: '.github/workflows/deploy.yaml', before: 'Bearer ' },
];

/** The line and column, both from one, of the character after `before` in `text`. */
export function placeAfter(text: string, before: string): { readonly line: number; readonly column: number } {
  const index = text.indexOf(before);
  if (index < 0) throw new Error(`The demo workspace no longer has ${JSON.stringify(before)}.`);
  const lines = text.slice(0, index + before.length).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
