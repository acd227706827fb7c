/** The commands that use the tokens of sessions: copy, insert, terminals, tasks, requests, introspection, exchange. */
import * as vscode from 'vscode';
import { commandIds } from '../../../shared/contributions';
import type { CommandTable } from '../../commands/table';
import { createTokenClipboard } from './clipboard';
import { copyAccessToken } from './copyToken';
import { exchangeSessionToken } from './exchange';
import { insertAccessToken } from './insertToken';
import { createIntrospector } from './introspect';
import { createTerminalVariable } from './terminals';
import { createTokenCommand } from './tokenCommand';
import { createRequestTrial } from './tryRequest';
import { useOf, type UseCommand, type UseDeps } from './useDeps';
import { showUserInfo } from './userInfo';
import { createWorkspaceConsent } from './workspaceConsent';

export interface TokenUse extends vscode.Disposable {
  readonly commands: Pick<CommandTable, UseCommand>;
}

/** Whatever the commands leave behind outside of this window's memory goes when this is disposed: clipboard, variable. */
export function createTokenUse(deps: UseDeps): TokenUse {
  const use = useOf(deps);
  const clipboard = createTokenClipboard(use);
  const consent = createWorkspaceConsent(use);
  const terminals = createTerminalVariable(use, consent);
  const trial = createRequestTrial(use);
  const introspector = createIntrospector(use);
  const parts = vscode.Disposable.from(clipboard, terminals, consent);
  return {
    commands: {
      [commandIds.copyAccessToken]: (argument) => copyAccessToken(use, clipboard, argument),
      [commandIds.insertAccessToken]: (argument) => insertAccessToken(use, argument),
      [commandIds.useInTerminals]: terminals.toggle,
      [commandIds.accessToken]: createTokenCommand(use, consent),
      [commandIds.tryRequest]: trial.run,
      [commandIds.introspect]: introspector.run,
      [commandIds.showUserInfo]: (argument) => showUserInfo(use, argument),
      [commandIds.exchangeToken]: (argument) => exchangeSessionToken(use, argument),
    },
    dispose: () => void parts.dispose(),
  };
}
