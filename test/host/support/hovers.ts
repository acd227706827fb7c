/** Asks the editor for hovers as it does for a person, and keeps ours. */
import * as vscode from 'vscode';

export interface OurHover {
  readonly text: string;
  readonly content: vscode.MarkdownString;
  readonly range: vscode.Range | undefined;
}

export async function ourHovers(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly OurHover[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents, range }) =>
    contents.flatMap((content) =>
      content instanceof vscode.MarkdownString && content.value.includes('command:claimcheck.')
        ? [{ text: content.value, content, range }]
        : [],
    ),
  );
}

/** Our one hover at an offset; fails when there is none or more than one. */
export async function ourHoverAt(document: vscode.TextDocument, offset: number): Promise<OurHover> {
  const hovers = await ourHovers(document, document.positionAt(offset));
  const [hover] = hovers;
  if (hover === undefined || hovers.length > 1) throw new Error(`${String(hovers.length)} hovers at ${String(offset)}`);
  return hover;
}

/** The handle in the links of a hover. */
export function referenceIn(hover: OurHover): string {
  const encoded = /command:claimcheck\.showDocument\?([^ )]+)/.exec(hover.text)?.[1];
  if (encoded === undefined) throw new Error('The hover has no link to the document.');
  const [reference]: unknown[] = JSON.parse(decodeURIComponent(encoded)) as unknown[];
  if (typeof reference !== 'string') throw new Error('The link passes no reference.');
  return reference;
}
