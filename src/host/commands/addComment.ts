/** Adds a comment at a token: one that a scanner for secrets reads, or one that silences a rule of ours. */
import type * as vscode from 'vscode';
import type { Scanner } from '../../core/edits/allowComment';
import { hasComments } from '../../core/edits/comments';
import { isReason } from '../../core/edits/suppression';
import { editMessages, suppressTitle } from '../editMessages';
import { codeOf, problemsAt } from '../editor/tokenProblems';
import { allowEdit, suppressionEdit } from '../tokenEdits';
import type { PlacedToken } from '../tokenPlace';
import { apply, type EditDeps, notice, resolveEditTarget } from './editTarget';

/** Which comment; quick fixes pass it, people choose it. */
type Comment = { readonly scanner: Scanner } | { readonly rule: string };

/** What a quick fix passes beside the reference of the token. */
export type CommentRequest = Comment & { readonly reference: string };

export async function addComment(deps: EditDeps, argument: unknown): Promise<void> {
  const request = readRequest(argument);
  const target = await resolveEditTarget(deps, request?.reference ?? argument);
  if (target === undefined) return;
  const { languageId, uri } = target.document;
  if (!hasComments(languageId, uri.path)) return notice(deps, editMessages.noComment['no-comments']);
  const comment = request ?? (await pickComment(deps, target));
  if (comment === undefined) return;
  const reason = 'rule' in comment ? await askReason(deps, comment.rule) : '';
  if (reason === undefined) return;
  const edit = 'rule' in comment ? suppressionEdit(target, comment.rule, reason) : allowEdit(target, comment.scanner);
  if (edit === undefined) return notice(deps, editMessages.noComment['no-place']);
  await apply(deps, edit);
}

/** A stranger's link can pass anything; a rule becomes part of a comment, so it must look like one. */
function readRequest(argument: unknown): CommentRequest | undefined {
  if (typeof argument !== 'object' || argument === null || !('reference' in argument)) return undefined;
  const { reference } = argument;
  if (typeof reference !== 'string') return undefined;
  if ('rule' in argument && typeof argument.rule === 'string' && /^[a-z\d-]{1,60}$/.test(argument.rule)) {
    return { reference, rule: argument.rule };
  }
  const scanner = 'scanner' in argument ? scanners.find((each) => each === argument.scanner) : undefined;
  return scanner === undefined ? undefined : { reference, scanner };
}

const scanners: readonly Scanner[] = ['gitleaks', 'detect-secrets'];

async function pickComment({ dialog }: EditDeps, target: PlacedToken): Promise<Comment | undefined> {
  const rules = new Set(problemsAt(target).map(codeOf));
  const items: readonly (vscode.QuickPickItem & { readonly comment: Comment })[] = [
    ...scanners.map((scanner) => ({ ...editMessages.allow[scanner], comment: { scanner } })),
    ...[...rules].map((rule) => ({
      label: suppressTitle(rule),
      detail: editMessages.suppressDetail,
      comment: { rule },
    })),
  ];
  return (await dialog.pick(items, { title: editMessages.allowTitle, placeHolder: editMessages.pickComment }))?.comment;
}

async function askReason({ dialog }: EditDeps, rule: string): Promise<string | undefined> {
  return dialog.input({
    title: suppressTitle(rule),
    prompt: editMessages.reasonPrompt,
    validateInput: (reason) => (isReason(reason) ? undefined : editMessages.reasonMissing),
  });
}
