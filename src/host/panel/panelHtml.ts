/** The document of the token panel: its policy, its style sheets, its script, and nothing of a token. */

/** Addresses as the webview gives them out. */
export interface PanelHtmlParts {
  readonly cspSource: string;
  /** Fresh for each document. */
  readonly nonce: string;
  readonly styleUri: string;
  /** Of the style sheet of the editor's icon font. */
  readonly codiconUri: string;
  readonly scriptUri: string;
}

/** No connection, no form, no frame and no inline script or style: the page can draw and post messages, and no more. */
export function panelHtml({ cspSource, nonce, styleUri, codiconUri, scriptUri }: PanelHtmlParts): string {
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
<title>Token</title>
<link rel="stylesheet" href="${codiconUri}">
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>
`;
}
