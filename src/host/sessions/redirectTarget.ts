/** Where the browser is to come back to: the loopback address of this machine, or the editor's own scheme. */
import * as vscode from 'vscode';

export type RedirectTarget =
  | {
      readonly kind: 'loopback';
      /** `127.0.0.1`, `[::1]` or `localhost`. */
      readonly hostname: string;
      /** 0: any free one. */
      readonly port: number;
      readonly path: string;
    }
  | { readonly kind: 'scheme'; readonly uri: string }
  /** A redirect URI of another program, or of a web server. */
  | { readonly kind: 'elsewhere' };

/** RFC 8252 section 7.3: the IP literal, and any port. */
const defaultRedirectUri = 'http://127.0.0.1/callback';

export function redirectTarget(redirectUri: string | undefined): RedirectTarget {
  const url = new URL(redirectUri ?? defaultRedirectUri);
  if (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) {
    return { kind: 'loopback', hostname: url.hostname, port: Number(url.port || 0), path: url.pathname };
  }
  const isOurs = url.protocol === `${vscode.env.uriScheme}:` && url.host.toLowerCase() === 'claimcheck.claimcheck';
  return isOurs ? { kind: 'scheme', uri: url.href } : { kind: 'elsewhere' };
}

/**
 * The address under which the browser of the person reaches a path at a port of this machine: the same one on the
 * desktop, a tunnel's or a proxy's in a remote window. The editor translates the port and drops the path.
 */
export async function outerAddress(origin: string, path: string): Promise<string> {
  const outer = await vscode.env.asExternalUri(vscode.Uri.parse(`${origin}/`, true));
  // `toString(true)` leaves the characters as they are; the server compares the address character by character.
  return outer.toString(true).replace(/\/$/, '') + path;
}
