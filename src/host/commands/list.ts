/** Commands that list tokens: of this file, or of every open one. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { messages, tokenList } from '../messages';
import { openDocuments } from '../openDocuments';
import { itemsFor, keptToken, listLimit, type TokenItem } from '../pickToken';
import { reveal } from './navigate';
import type { CommandDeps, CommandTable } from './table';

type ListCommand = (typeof commandIds)['listTokensInFile' | 'listTokensInOpenFiles'];

export function listCommands(deps: CommandDeps): Pick<CommandTable, ListCommand> {
  return {
    [commandIds.listTokensInFile]: () => {
      const document = vscode.window.activeTextEditor?.document;
      list(
        deps,
        document === undefined ? [] : [document],
        document === undefined ? messages.noEditor : messages.noTokenInFile,
      );
    },
    [commandIds.listTokensInOpenFiles]: async () => {
      list(deps, await openDocuments(), messages.noTokenInOpenFiles);
    },
  };
}

function list(deps: CommandDeps, documents: readonly vscode.TextDocument[], none: string): void {
  const found = documents.reduce((sum, document) => sum + deps.index.matches(document).length, 0);
  if (found === 0) {
    void vscode.window.showInformationMessage(none);
    return;
  }
  const items: TokenItem[] = [];
  for (const document of documents) {
    items.push(...itemsFor(deps.reader, document, deps.index.matches(document).slice(0, listLimit - items.length)));
  }
  showList(deps, items, tokenList(items.length, found));
}

const showButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('open-preview'),
  tooltip: messages.listShow,
};
const copyButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('copy'),
  tooltip: messages.listCopy,
};

function showList(deps: CommandDeps, tokens: readonly TokenItem[], placeholder: string): void {
  const quickPick = vscode.window.createQuickPick<TokenItem>();
  quickPick.title = messages.listTitle;
  quickPick.placeholder = placeholder;
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  quickPick.items = tokens.map((token) => ({
    ...token,
    buttons: [showButton, copyButton],
  }));
  const subscriptions = [
    quickPick.onDidAccept(() => {
      const place = quickPick.selectedItems[0]?.place;
      quickPick.hide();
      if (place !== undefined) void reveal(place.document, place.match);
    }),
    quickPick.onDidTriggerItemButton(({ item, button }) => {
      if (button === showButton) {
        quickPick.hide();
        void deps.documents.open(deps.reader.read(keptToken(item)));
        return;
      }
      void vscode.env.clipboard.writeText(item.redacted);
      vscode.window.setStatusBarMessage(messages.copied.redacted, 5000);
    }),
    quickPick.onDidHide(() => {
      vscode.Disposable.from(...subscriptions, quickPick).dispose();
    }),
  ];
  quickPick.show();
}
