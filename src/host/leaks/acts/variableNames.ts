/** The names of the environment variables that hold credentials from now on. */
import { dotenvStanding } from '../../../core/edits/dotenv';
import { assignedName, isVariableName, variableName } from '../../../core/edits/variableName';
import { decodeToken } from '../../../core/token/decode';
import type { EnvFiles } from '../../commands/envFiles';
import type { Dialog } from '../../dialog';
import { editMessages } from '../../editMessages';
import { rangeOf } from '../../tokenIndex';
import type { StandingLeak } from './findAgain';

/** What the variable holds: the token itself, of anything else what is written. */
export function valueOf({ document, leak, token }: StandingLeak): string {
  if (token !== undefined) return token.compact;
  return document.getText().slice(leak.start, leak.end);
}

/**
 * A name for each value; asked for where there is one value, and otherwise made from what the text says. Undefined where
 * the person does not go on.
 */
export async function chooseNames(
  { dialog }: { readonly dialog: Pick<Dialog, 'input'> },
  leaks: readonly StandingLeak[],
  files: readonly EnvFiles[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const isTaken = (name: string, value: string): boolean =>
    files.some(({ dotenv }) => dotenvStanding(dotenv.text, name, value) === 'other');
  const names = namesFor(leaks, isTaken);
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return names;
  const [value, proposed] = only;
  const name = await dialog.input({
    title: editMessages.replaceTitle,
    prompt: editMessages.namePrompt,
    value: proposed,
    validateInput: (text) => {
      if (!isVariableName(text)) return editMessages.nameInvalid;
      return isTaken(text, value) ? editMessages.nameTaken(text) : undefined;
    },
  });
  return name === undefined ? undefined : new Map([[value, name]]);
}

function namesFor(
  leaks: readonly StandingLeak[],
  isTaken: (name: string, value: string) => boolean,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const each of leaks) {
    const value = valueOf(each);
    if (names.has(value)) continue;
    const base = proposedName(each, value);
    let name = base;
    for (let number = 2; used.has(name) || isTaken(name, value); number++) name = `${base}_${String(number)}`;
    names.set(value, name);
    used.add(name);
  }
  return names;
}

function proposedName({ document, leak, token }: StandingLeak, value: string): string {
  const { start } = rangeOf(document, { ...leak, compact: value, form: token?.form ?? 'opaque' });
  const lead = document.lineAt(start.line).text.slice(0, start.character);
  if (leak.kind === 'private-key') return assignedName(lead) ?? 'PRIVATE_KEY';
  if (leak.kind === 'client-secret') return assignedName(lead) ?? 'CLIENT_SECRET';
  return variableName(lead, decodeToken(value));
}
