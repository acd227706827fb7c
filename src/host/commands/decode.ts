/** Commands that decode a token and show it: at the cursor, from the clipboard, from typed input. */
import * as vscode from 'vscode';
import { locateTokens } from '../../core/token/locate';
import { commandIds } from '../../shared/contributions';
import { messages, textTooLong, type TextSource } from '../messages';
import { itemFor, pickItem } from '../pickToken';
import type { Reading } from '../reading';
import { resolveTarget } from '../target';
import type { CommandDeps, CommandTable } from './table';

type DecodeCommand = (typeof commandIds)['decode' | 'decodeClipboard' | 'decodeInput' | 'showDocument'];

export function decodeCommands(deps: CommandDeps): Pick<CommandTable, DecodeCommand> {
  const decodeTarget = async (argument: unknown): Promise<void> => {
    const target = await resolveTarget(deps, argument);
    if (target !== undefined) await show(deps, deps.reader.read(target));
  };
  return {
    [commandIds.decode]: decodeTarget,
    [commandIds.showDocument]: decodeTarget,
    [commandIds.decodeClipboard]: async () => decodeText(deps, await vscode.env.clipboard.readText(), 'clipboard'),
    [commandIds.decodeInput]: async () => {
      const text = await vscode.window.showInputBox({
        title: messages.inputTitle,
        prompt: messages.inputPrompt,
        password: true,
        ignoreFocusOut: true,
      });
      if (text !== undefined) await decodeText(deps, text, 'input');
    },
  };
}

async function decodeText(deps: CommandDeps, text: string, source: TextSource): Promise<void> {
  const compact = await tokenOf(deps, text, source);
  if (compact !== undefined) await show(deps, deps.reader.read({ compact, origin: undefined }));
}

/** The one token of a text, or the one picked; a text without any is decoded whole, to say what is wrong with it. */
async function tokenOf(deps: CommandDeps, text: string, source: TextSource): Promise<string | undefined> {
  if (text.trim() === '') return tell(messages.nothingIn[source]);
  if (text.length > deps.settings.current().maxDocumentLength) return tell(textTooLong(source));
  const found = [...new Set(locateTokens(text).map(({ compact }) => compact))];
  if (found.length < 2) return found[0] ?? text.trim();
  const items = found.map((compact, index) =>
    itemFor(deps.reader, compact, `${String(index + 1)} / ${String(found.length)}`),
  );
  return (await pickItem(items, messages.pickFound))?.compact;
}

/** Opens the document; a text of which nothing could be read gets a message alone, that says which part failed why. */
async function show({ documents }: CommandDeps, reading: Reading): Promise<void> {
  const { decoded, view } = reading;
  if (decoded.form !== 'malformed') return documents.open(reading);
  const message = view.problem ?? messages.failed;
  if (decoded.header === undefined && decoded.payload === undefined && decoded.claims === undefined) {
    void vscode.window.showWarningMessage(message);
    return;
  }
  const choice = await vscode.window.showWarningMessage(message, messages.showReadable);
  if (choice !== undefined) await documents.open(reading);
}

function tell(message: string): undefined {
  void vscode.window.showInformationMessage(message);
  return undefined;
}
