/** Commands that copy a part of a token, and never more of it than was asked for. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { claimList, copiedClaim, messages, plainStart } from '../messages';
import { claimPartsOf, headerTextOf, payloadTextOf } from '../parts';
import { listLimit } from '../pickToken';
import type { Reading } from '../reading';
import { resolveTarget } from '../target';
import type { CommandDeps, CommandTable } from './table';

type CopyCommand = (typeof commandIds)['copyHeader' | 'copyPayload' | 'copyClaim' | 'copyRedacted'];

export function copyCommands(deps: CommandDeps): Pick<CommandTable, CopyCommand> {
  const onTarget =
    (copyPart: (reading: Reading) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const target = await resolveTarget(deps, argument);
      if (target !== undefined) await copyPart(deps.reader.read(target));
    };
  return {
    [commandIds.copyHeader]: onTarget(({ decoded }) =>
      copy(headerTextOf(decoded), messages.copied.header, messages.nothingToCopy.header),
    ),
    [commandIds.copyPayload]: onTarget(({ compact, decoded }) =>
      copy(payloadTextOf(compact, decoded), messages.copied.payload, messages.nothingToCopy.payload),
    ),
    [commandIds.copyRedacted]: onTarget(({ view }) =>
      copy(view.redacted, messages.copied.redacted, messages.nothingToCopy.payload),
    ),
    [commandIds.copyClaim]: onTarget(copyOneClaim),
  };
}

async function copyOneClaim({ decoded, view }: Reading): Promise<void> {
  const parts = claimPartsOf(decoded);
  if (parts.length === 0) return copy(undefined, '', messages.nothingToCopy.claims);
  const titles = new Map(view.claims.map(({ name, title }) => [name, title]));
  const shown = parts.slice(0, listLimit);
  const items = shown.map((part) => ({
    label: plainStart(part.name),
    description: titles.get(part.name) ?? '',
    detail: plainStart(part.text),
    part,
  }));
  const item = await vscode.window.showQuickPick(items, {
    title: messages.claimTitle,
    placeHolder: claimList(shown.length, parts.length),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (item !== undefined) await copy(item.part.text, copiedClaim(item.part.name), messages.nothingToCopy.claims);
}

async function copy(text: string | undefined, done: string, nothing: string): Promise<void> {
  if (text === undefined) {
    void vscode.window.showInformationMessage(nothing);
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(done, 5000);
}
