/** The document of a page: its policy, its style sheets, its script, and nothing of what it will show. */

/** Addresses as the webview gives them out. */
export interface PageHtmlParts {
  /** Text of ours: it is not escaped. */
  readonly title: string;
  readonly cspSource: string;
  /** Fresh for each document. */
  readonly nonce: string;
  readonly styleUris: readonly string[];
  readonly scriptUri: string;
}

/** No connection, no form, no frame and no inline script or style: the page can draw and post messages, and no more. */
export function pageHtml({ title, cspSource, nonce, styleUris, scriptUri }: PageHtmlParts): string {
  const policy = [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `connect-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styleUris.map((uri) => `<link rel="stylesheet" href="${uri}">`).join('\n')}
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>
`;
}
