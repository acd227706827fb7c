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
import { changedSince, findAgain, type StandingLeak } from './findAgain';
import type { LeftLeak } from './leftLeaks';
import { countStaged } from './stagedFiles';
import { stageAgainSentence } from './stagedMessages';

export async function redactLeaks(deps: Editing, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0) return;
  const again = await findAgain(leaks);
  const left: LeftLeak[] = [...again.left];
  const edit = new vscode.WorkspaceEdit();
  const done: StandingLeak[] = [];
  const changed = changedSince(again.standing);
  left.push(...changed.map(({ found }) => ({ found, why: 'moved' as const })));
  for (const each of again.standing.filter((one) => !changed.includes(one))) {
    const { document, found, leak } = each;
    const parts = isEditable(document.uri) ? partsOf(each) : undefined;
    if (parts === undefined) {
      left.push({ found, why: isEditable(document.uri) ? 'nothing-to-redact' : 'read-only' });
      continue;
    }
    for (const part of parts) addReplacement(edit, document, leak.start, part);
    done.push(each);
  }
  const { isDone, unsaved } = await applyToFiles(deps, edit, done);
  if (!isDone) left.push(...done.map(({ found }) => ({ found, why: 'refused' as const })));
  const staged = isDone ? await countStaged(done.map(({ document }) => document.uri)) : 0;
  const sentence = redactedSentence(isDone ? done.length : 0, unsaved, left);
  void deps.dialog.say(sentences(sentence, stageAgainSentence(staged)));
}

/** Offsets from the start of the credential. */
function partsOf({ document, leak, token }: StandingLeak): readonly Replacement[] | undefined {
  const written = document.getText().slice(leak.start, leak.end);
  if (token !== undefined) return redaction(written, token.compact);
  return credentialRedaction(written, { isKey: leak.kind === 'private-key' });
}
