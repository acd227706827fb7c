/** Makes tokens printed in a terminal links that open the decoded document. */
import * as vscode from 'vscode';
import { locateTokens } from '../../core/token/locate';
import type { TokenMatch } from '../../core/token/match';
import { messages } from '../messages';
import type { TokenReader } from '../reading';
import type { TokenDocuments } from './tokenDocument';

export interface TerminalLinksDeps {
  readonly reader: TokenReader;
  readonly documents: TokenDocuments;
}

class TokenLink extends vscode.TerminalLink {
  readonly compact: string;
  constructor({ start, end, compact }: TokenMatch) {
    super(start, end - start, messages.terminalLink);
    this.compact = compact;
  }
}

/** The editor joins wrapped lines itself, and asks for none that is longer than 2,000 characters. */
export function registerTerminalLinks({ reader, documents }: TerminalLinksDeps): vscode.Disposable {
  return vscode.window.registerTerminalLinkProvider({
    provideTerminalLinks: ({ line }) => locateTokens(line).map((match) => new TokenLink(match)),
    handleTerminalLink: ({ compact }: TokenLink) => documents.open(reader.read({ compact, origin: undefined })),
  });
}
