/** Offers what can be done about a token or a problem at the cursor. */
import * as vscode from 'vscode';
import { hasComments } from '../../core/edits/comments';
import { hasIdiom } from '../../core/edits/reference';
import { decodeToken } from '../../core/token/decode';
import type { TokenMatch } from '../../core/token/match';
import { commandIds, type Command } from '../../shared/contributions';
import { editMessages, openRuleTitle, suppressTitle } from '../editMessages';
import type { TokenReader } from '../reading';
import { allowEdit, redactionEdit } from '../tokenEdits';
import { originOf, type TokenIndex } from '../tokenIndex';
import type { PlacedToken } from '../tokenPlace';
import type { Verdicts } from '../verdicts';
import { everyDocument } from './hover';
import { isEditable } from './problemScope';
import { problemSource } from './problemSource';
import { codeOf, hasPage, problemsAt } from './tokenProblems';

export interface QuickFixesDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly verdicts: Pick<Verdicts, 'issuerState'>;
}

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

export function registerQuickFixes({ index, reader, verdicts }: QuickFixesDeps): vscode.Disposable {
  const provider: vscode.CodeActionProvider<TokenFix> = {
    provideCodeActions: (document, range, context) => {
      const match = matchAt(index, document, range);
      return match === undefined ? [] : fixesFor({ document, match }, verdicts, context);
    },
    // A fix that is never chosen costs nothing, and no handle is given out for it.
    resolveCodeAction: (fix) => fix.resolved(reader),
  };
  const metadata = { providedCodeActionKinds: [QuickFix, RefactorRewrite] };
  return vscode.languages.registerCodeActionsProvider(everyDocument, provider, metadata);
}

/** What a fix does: an edit, or a command that is given the handle of the token. */
type Doing =
  { readonly edit: (token: PlacedToken) => vscode.WorkspaceEdit | undefined; readonly orElse: Calling } | Calling;

interface Calling {
  readonly command: string;
  /** Given the handle; by itself the argument where absent. */
  readonly argument?: (reference: string) => unknown;
}

/** A fix without its edit or command, which are made when it is chosen. */
class TokenFix extends vscode.CodeAction {
  readonly #token: PlacedToken;
  readonly #doing: Doing;

  constructor(title: string, kind: vscode.CodeActionKind, token: PlacedToken, doing: Doing) {
    super(title, kind);
    this.#token = token;
    this.#doing = doing;
  }

  resolved(reader: TokenReader): this {
    const edit = 'edit' in this.#doing ? this.#doing.edit(this.#token) : undefined;
    if (edit !== undefined) this.edit = edit;
    else this.command = this.#call('edit' in this.#doing ? this.#doing.orElse : this.#doing, reader);
    return this;
  }

  #call({ command, argument }: Calling, reader: TokenReader): vscode.Command {
    const { document, match } = this.#token;
    const { reference } = reader.read({ compact: match.compact, origin: originOf(document, match) });
    return { command, title: this.title, arguments: [argument?.(reference) ?? reference] };
  }
}

function matchAt(index: TokenIndex, document: vscode.TextDocument, range: vscode.Range): TokenMatch | undefined {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return (
    index.at(document, range.start) ?? index.matches(document).find((each) => each.start <= end && each.end >= start)
  );
}

function fixesFor(
  token: PlacedToken,
  verdicts: QuickFixesDeps['verdicts'],
  { diagnostics, only }: vscode.CodeActionContext,
): TokenFix[] {
  const atCursor = diagnostics.filter(({ source }) => source === problemSource);
  const kind = atCursor.length > 0 ? QuickFix : RefactorRewrite;
  // Elsewhere on the token, the worst that is wrong with it.
  const problems = atCursor.length > 0 ? atCursor.slice(0, mostRules) : problemsAt(token).slice(0, 1);
  const editable = isEditable(token.document.uri);
  // What mends comes first, what explains next, and what only silences last.
  const fixes = [
    ...(editable ? mendingFixes(token, kind) : []),
    ...pageFixes(token, problems),
    ...issuerFixes(token, verdicts),
    ...(editable ? commentFixes(token, kind, problems) : []),
  ];
  for (const fix of fixes) if (fix.diagnostics === undefined && atCursor.length > 0) fix.diagnostics = atCursor;
  return fixes.filter((fix) => only === undefined || (fix.kind !== undefined && only.contains(fix.kind)));
}

/** More would hide the other fixes; the command lists all rules. */
const mostRules = 5;

function mendingFixes(token: PlacedToken, kind: vscode.CodeActionKind): readonly TokenFix[] {
  const { languageId, uri } = token.document;
  const redact = redactTitle(token.match);
  return [
    ...(hasIdiom(languageId, uri.path)
      ? [new TokenFix(editMessages.fixes.replace, kind, token, { command: commandIds.replaceByReference })]
      : []),
    ...(redact === undefined
      ? []
      : [new TokenFix(redact, kind, token, { edit: redactionEdit, orElse: { command: commandIds.redactSignature } })]),
  ];
}

function commentFixes(
  token: PlacedToken,
  kind: vscode.CodeActionKind,
  problems: readonly vscode.Diagnostic[],
): readonly TokenFix[] {
  const { languageId, uri } = token.document;
  if (!hasComments(languageId, uri.path)) return [];
  return [
    allowFix(token, kind, 'gitleaks'),
    allowFix(token, kind, 'detect-secrets'),
    ...problems.map((problem) => suppressFix(token, problem)),
  ];
}

/** What is there to redact; undefined for a token without a signature. */
function redactTitle({ form, compact }: TokenMatch): string | undefined {
  if (form === 'opaque') return editMessages.fixes.redactOpaque;
  if (form === 'jwe') return editMessages.fixes.redactEncrypted;
  return compact.endsWith('.') ? undefined : editMessages.fixes.redact;
}

function suppressFix(token: PlacedToken, problem: vscode.Diagnostic): TokenFix {
  const rule = codeOf(problem);
  const command = commandIds.allowToken;
  const fix = new TokenFix(suppressTitle(rule), QuickFix, token, {
    command,
    argument: (reference) => ({ reference, rule }),
  });
  fix.diagnostics = [problem];
  return fix;
}

function allowFix(token: PlacedToken, kind: vscode.CodeActionKind, scanner: 'gitleaks' | 'detect-secrets'): TokenFix {
  const title = scanner === 'gitleaks' ? editMessages.fixes.gitleaks : editMessages.fixes.detectSecrets;
  return new TokenFix(title, kind, token, {
    edit: (place) => allowEdit(place, scanner),
    // It says why there is no place for the comment.
    orElse: { command: commandIds.allowToken, argument: (reference) => ({ reference, scanner }) },
  });
}

function pageFixes(token: PlacedToken, problems: readonly vscode.Diagnostic[]): readonly TokenFix[] {
  return problems.filter(hasPage).map((problem) => {
    const rule = codeOf(problem);
    const fix = new TokenFix(openRuleTitle(rule), QuickFix, token, {
      command: commandIds.openRule,
      argument: () => rule,
    });
    fix.diagnostics = [problem];
    return fix;
  });
}

function issuerFixes(token: PlacedToken, verdicts: QuickFixesDeps['verdicts']): readonly TokenFix[] {
  const { validate, addIssuer, reviewIssuers } = editMessages.fixes;
  const { form, compact } = token.match;
  if (form === 'opaque' || form === 'jwe') return [];
  const call = (title: string, command: Command): TokenFix => new TokenFix(title, QuickFix, token, { command });
  const toValidate = call(validate, commandIds.validate);
  switch (verdicts.issuerState(decodeToken(compact))) {
    case 'configured':
      return [toValidate];
    case 'awaiting-consent':
      return [call(reviewIssuers, commandIds.reviewWorkspaceIssuers), toValidate];
    case 'unknown':
      return [toValidate, call(addIssuer, commandIds.addIssuerOfToken)];
  }
}
