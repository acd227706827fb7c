/** Shows what a token is when the mouse or the cursor asks, in every kind of document. */
import * as vscode from 'vscode';
import { hoverCommands } from '../../core/present/commandLinks';
import { hoverMarkdown } from '../../core/present/hover';
import type { TokenReader } from '../reading';
import { rangeOf, type TokenIndex } from '../tokenIndex';

/** `*` covers every language and every scheme: notebook cells, output, settings and the sides of a diff too. */
export const everyDocument: vscode.DocumentSelector = '*';

export interface HoverDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
}

export function registerHover({ index, reader }: HoverDeps): vscode.Disposable {
  return vscode.languages.registerHoverProvider(everyDocument, {
    provideHover: (document, position) => {
      const match = index.at(document, position);
      if (match === undefined) return undefined;
      const origin = {
        uri: document.uri.toString(),
        version: document.version,
        start: match.start,
        end: match.end,
      };
      const { view } = reader.read({ compact: match.compact, origin });
      return new vscode.Hover(trusted(hoverMarkdown(view)), rangeOf(document, match));
    },
  });
}

/** Claims are hostile text: no HTML, no icons, and links to nothing but our own commands. */
function trusted(markdown: string): vscode.MarkdownString {
  const content = new vscode.MarkdownString(markdown);
  content.isTrusted = { enabledCommands: hoverCommands };
  content.supportHtml = false;
  content.supportThemeIcons = false;
  return content;
}
