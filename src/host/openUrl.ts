/** Opens a URL in the browser, character by character as it was written. */
import * as vscode from 'vscode';
import { outerAddress } from './sessions/redirectTarget';

/** False when nothing was opened. The editor asks the person first, and names the whole URL. */
export async function openUrl(url: string): Promise<boolean> {
  try {
    return await open(url);
  } catch {
    return false;
  }
}

async function open(url: string): Promise<boolean> {
  const outer = await outerUrl(url);
  const uri = vscode.Uri.parse(outer, true);
  if (encodeURI(uri.toString(true)) === outer) return vscode.env.openExternal(uri);
  // A `Uri` decodes its query, and an encoded `&` or `+` of a parameter would come out as another parameter
  // (microsoft/vscode#85930). The editor takes a text as well and leaves it alone, which its types do not say.
  const exact: unknown = outer;
  return vscode.env.openExternal(exact as vscode.Uri);
}

/** A server on this machine may have another address for the browser of the person; the editor would open its root. */
async function outerUrl(url: string): Promise<string> {
  const { protocol, hostname, origin, pathname, search } = new URL(url);
  const isHere = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
  return isHere ? outerAddress(origin, `${pathname}${search}`) : url;
}
