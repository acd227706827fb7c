/** The commands that add, change, test and remove issuers and what is stored for them. */
import { commandIds } from '../../shared/contributions';
import { issuerMessages } from '../issuerMessages';
import { addIssuer, type Known } from '../issuers/addIssuer';
import { addIssuerOfToken, saidBy } from '../issuers/addIssuerOfToken';
import { createDialog } from '../dialog';
import { manageSecrets } from '../issuers/manageSecrets';
import { pickEntry, placeOf } from '../issuers/pickEntry';
import { removeIssuer } from '../issuers/removeIssuer';
import { reviewIssuers } from '../issuers/reviewIssuers';
import { revealEntry } from '../issuers/settingsFile';
import { testIssuer } from '../issuers/testIssuer';
import { resolveTarget } from '../target';
import * as vscode from 'vscode';
import type { CommandDeps, CommandTable } from './table';

type IssuersCommand = (typeof commandIds)[
  | 'addIssuer'
  | 'addIssuerOfToken'
  | 'editIssuer'
  | 'testIssuer'
  | 'removeIssuer'
  | 'reviewWorkspaceIssuers'
  | 'manageSecrets'];

export function issuersCommands(deps: CommandDeps): Pick<CommandTable, IssuersCommand> {
  const flow = { ...deps, dialog: createDialog() };

  async function addOfToken(argument: unknown): Promise<void> {
    const target = await resolveTarget(deps, argument);
    if (target === undefined) return;
    await addIssuerOfToken(flow, target.compact, () => {
      void vscode.commands.executeCommand(commandIds.validate, deps.references.keep(target));
    });
  }

  function atCursor(): Known {
    const editor = vscode.window.activeTextEditor;
    const match = editor && deps.index.at(editor.document, editor.selection.active);
    return (match && saidBy(match.compact)) ?? {};
  }

  return {
    [commandIds.addIssuer]: () => addIssuer(flow, () => addOfToken(undefined), atCursor),
    [commandIds.addIssuerOfToken]: addOfToken,
    [commandIds.editIssuer]: async (argument) => {
      const picked = await pickEntry(flow, {
        title: issuerMessages.editTitle,
        placeHolder: issuerMessages.pickEdit,
        workspaceToo: true,
        argument,
      });
      if (picked !== undefined) await revealEntry(placeOf(picked));
    },
    [commandIds.testIssuer]: (argument) => testIssuer(flow, deps.reports, argument),
    [commandIds.removeIssuer]: (argument) => removeIssuer(flow, argument),
    [commandIds.reviewWorkspaceIssuers]: (argument) => reviewIssuers(flow, argument),
    [commandIds.manageSecrets]: () => manageSecrets(flow),
  };
}
