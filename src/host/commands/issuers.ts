/** The commands that add, change, test and remove issuers and what is stored for them. */
import { commandIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from './table';

export function issuersCommands(
  deps: CommandDeps,
): Pick<
  CommandTable,
  | typeof commandIds.addIssuer
  | typeof commandIds.addIssuerOfToken
  | typeof commandIds.editIssuer
  | typeof commandIds.testIssuer
  | typeof commandIds.removeIssuer
  | typeof commandIds.reviewWorkspaceIssuers
  | typeof commandIds.manageSecrets
> {
  void deps;
  return {
    [commandIds.addIssuer]: () => undefined,
    [commandIds.addIssuerOfToken]: () => undefined,
    [commandIds.editIssuer]: () => undefined,
    [commandIds.testIssuer]: () => undefined,
    [commandIds.removeIssuer]: () => undefined,
    [commandIds.reviewWorkspaceIssuers]: () => undefined,
    [commandIds.manageSecrets]: () => undefined,
  };
}
