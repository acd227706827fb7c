/** Commands that switch a setting over, for all windows of this user. */
import { commandIds, settingIds } from '../../shared/contributions';
import { writeSetting } from '../settings';
import type { CommandDeps, CommandTable } from './table';

type ToggleCommand = (typeof commandIds)['toggleMasking' | 'toggleExpiryHints'];

export function toggleCommands({ settings }: CommandDeps): Pick<CommandTable, ToggleCommand> {
  return {
    [commandIds.toggleMasking]: () => writeSetting(settingIds.maskingEnabled, !settings.current().masking),
    [commandIds.toggleExpiryHints]: () => writeSetting(settingIds.expiryHintsEnabled, !settings.current().expiryHints),
  };
}
