/** Takes the secret parts of credentials out of their texts, all in one edit. */
import * as vscode from 'vscode';
import { credentialRedaction } from '../../../core/edits/credentialRedaction';
import { redaction } from '../../../core/edits/redaction';
import type { Replacement } from '../../../core/edits/reference';
import { isEditable } from '../../editor/problemScope';
import { addReplacement } from '../../tokenPlace';
import type { FoundLeak } from '../foundLeak';
import { redactedSentence, sentences } from './actMessages';
import { applyToFiles, type Editing } from './editFiles';
import { findAgain, type StandingLeak } from './findAgain';
import type { LeftLeak } from './leftLeaks';
import { countStaged } from './stagedFiles';
import { stageAgainSentence } from './stagedMessages';

export async function redactLeaks(deps: Editing, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0) return;
  const again = await findAgain(leaks);
  const left: LeftLeak[] = [...again.left];
  const edit = new vscode.WorkspaceEdit();
  const done: StandingLeak[] = [];
  for (const each of again.standing) {
    const { document, found, leak } = each;
    const parts = isEditable(document.uri) ? partsOf(each) : undefined;
    if (parts === undefined) {
      left.push({ found, why: isEditable(document.uri) ? 'nothing-to-redact' : 'read-only' });
      continue;
    }
    for (const part of parts) addReplacement(edit, document, leak.start, part);
    done.push(each);
  }
  const applied = done.length > 0 && (await applyToFiles(deps, edit, done));
  if (!applied) left.push(...done.map(({ found }) => ({ found, why: 'refused' as const })));
  const staged = applied ? await countStaged(done.map(({ document }) => document.uri)) : 0;
  void deps.dialog.say(sentences(redactedSentence(applied ? done.length : 0, left), stageAgainSentence(staged)));
}

/** Offsets from the start of the credential. */
function partsOf({ document, leak, token }: StandingLeak): readonly Replacement[] | undefined {
  const written = document.getText().slice(leak.start, leak.end);
  if (token !== undefined) return redaction(written, token.compact);
  return credentialRedaction(written, { isKey: leak.kind === 'private-key' });
}
