/** The commands that validate a token, explain a rejection, or open an encrypted token. */
import { commandIds } from '../../shared/contributions';
import { createDialog } from '../dialog';
import { resolveTarget } from '../target';
import type { CommandDeps, CommandHandler, CommandTable } from './table';
import { openEncrypted } from './validateEncrypted';
import { explainRejection } from './validateReport';
import { validateTarget, validateWithPicked, type ValidateFlow } from './validateToken';
import type { KeptToken } from '../references';

type ValidateCommand = (typeof commandIds)['validate' | 'validateWith' | 'explainRejection' | 'openEncrypted'];

export function validateCommands(deps: CommandDeps): Pick<CommandTable, ValidateCommand> {
  const flow: ValidateFlow = { ...deps, dialog: createDialog() };
  const onTarget =
    (run: (flow: ValidateFlow, target: KeptToken) => Promise<void>): CommandHandler =>
    async (argument) => {
      const target = await resolveTarget(deps, argument);
      if (target !== undefined) await run(flow, target);
    };
  return {
    [commandIds.validate]: onTarget(validateTarget),
    [commandIds.validateWith]: onTarget(validateWithPicked),
    [commandIds.explainRejection]: onTarget(explainRejection),
    [commandIds.openEncrypted]: onTarget(openEncrypted),
  };
}
