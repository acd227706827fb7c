/** The forms in which a token is copied: as a value, a header, a command, a variable. */
import { dotenvAddition } from '../../../core/edits/dotenv';
import type { SessionToken } from '../../../core/sessions/outcome';

export type CopyForm = 'value' | 'header' | 'curl' | 'dotenv' | 'shell' | 'powershell';

export interface FormOptions {
  /** Of the API, for the command. */
  readonly url: string;
  /** Of the variable; a name that shells take. */
  readonly variable: string;
}

/** The text for the clipboard. The token holds no character that cannot be seen. */
export function textOf(
  form: CopyForm,
  { accessToken, tokenType }: Pick<SessionToken, 'accessToken' | 'tokenType'>,
  options: FormOptions,
): string {
  const { url, variable } = options;
  const header = `Authorization: ${schemeOf(tokenType)} ${accessToken}`;
  switch (form) {
    case 'value':
      return accessToken;
    case 'header':
      return header;
    case 'curl':
      return `curl -H ${inShell(header)} ${inShell(url)}`;
    case 'dotenv':
      return dotenvAddition('', variable, accessToken).trimEnd();
    case 'shell':
      return `export ${variable}=${inShell(accessToken)}`;
    case 'powershell':
      // PowerShell takes typographic quotes for its own; a token has none of them.
      return `$env:${variable} = '${accessToken.replaceAll("'", "''")}'`;
  }
}

/** Schemes are those of RFC 6750 section 2.1 and RFC 9449 section 7.1; another type stands as the server wrote it. */
function schemeOf(tokenType: string): string {
  const known = ['Bearer', 'DPoP'].find((scheme) => scheme.toLowerCase() === tokenType.toLowerCase());
  return known ?? (/^[\w!#$%&'*+.^`|~-]+$/.test(tokenType) ? tokenType : 'Bearer');
}

/** A word for a POSIX shell in which nothing is special (XCU section 2.2.2). */
function inShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Addresses of APIs that a profile names, for requests and commands: resources first, then audiences. */
export function apiUrls({
  resources,
  audiences,
}: {
  readonly resources: readonly string[];
  readonly audiences: readonly string[];
}): readonly string[] {
  const urls = [...resources, ...audiences].filter((text) => /^https?:\/\//i.test(text) && URL.canParse(text));
  return [...new Set(urls.map((text) => new URL(text).href))];
}
