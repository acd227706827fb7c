/** Opens a URL in the browser, character by character as it was written. */
import * as vscode from 'vscode';

/** False when nothing was opened. The editor asks the person first, and names the whole URL. */
export async function openUrl(url: string): Promise<boolean> {
  const uri = vscode.Uri.parse(url, true);
  if (encodeURI(uri.toString(true)) === url) return vscode.env.openExternal(uri);
  // A `Uri` decodes its query, and an encoded `&` or `+` of a parameter would come out as another parameter
  // (microsoft/vscode#85930). The editor takes a text as well and leaves it alone, which its types do not say.
  const exact: unknown = url;
  return vscode.env.openExternal(exact as vscode.Uri);
}
