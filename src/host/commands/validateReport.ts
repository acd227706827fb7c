/** Answers "Why would my API reject this?" with a report. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { rejectionReport } from '../../core/present/rejectionReport';
import { readRefusal, type Refusal } from '../../core/validation/challenge';
import type { KeptToken } from '../references';
import { verdictMessages } from '../verdictMessages';
import { profileItems, type ValidateFlow } from './validateToken';

export async function explainRejection(flow: ValidateFlow, target: KeptToken): Promise<void> {
  const chosen = await chooseProfile(flow, target.compact);
  if (chosen === undefined) return;
  const answer = await askAnswer(flow);
  if (answer === undefined) return;
  const { dialog, verdicts, reader, reports, clock } = flow;
  const { profile } = chosen;
  if (profile !== undefined) {
    const verdict = await dialog.progress(verdictMessages.validating, (signal) =>
      verdicts.validate(target.compact, profile, signal),
    );
    if (verdict === undefined) return;
  }
  const { decoded, view } = reader.read(target);
  const { refusal } = answer;
  const shown = profile === undefined ? { ...view, verdict: undefined } : view;
  const markdown = rejectionReport({ decoded, view: shown, profile, refusal, now: clock.now() });
  await reports.preview(`${verdictMessages.reportTitle} - ${view.title}`, markdown);
}

/** The answer may be "none", which is not the same as going away. */
interface Chosen {
  readonly profile: IssuerProfile | undefined;
}

async function chooseProfile(flow: ValidateFlow, compact: string): Promise<Chosen | undefined> {
  const items: readonly (vscode.QuickPickItem & Chosen)[] = [
    ...profileItems(flow, compact),
    { label: verdictMessages.withoutProfile, detail: verdictMessages.withoutProfileDetail, profile: undefined },
  ];
  // Without any profile there is nothing to choose from.
  if (items.length === 1) return items[0];
  const options = { title: verdictMessages.rejectTitle, placeHolder: verdictMessages.rejectProfile };
  return flow.dialog.pick(items, { ...options, matchOnDescription: true });
}

interface Answer {
  readonly refusal: Refusal | undefined;
}

type AnswerItem = vscode.QuickPickItem & { readonly take: () => Promise<Answer | undefined> };

async function askAnswer({ dialog }: ValidateFlow): Promise<Answer | undefined> {
  const copied = await vscode.env.clipboard.readText();
  const typed: AnswerItem = {
    label: `$(edit) ${verdictMessages.answerTyped}`,
    detail: verdictMessages.answerTypedDetail,
    take: async () => {
      const prompt = verdictMessages.answerPrompt;
      const text = await dialog.input({ title: verdictMessages.rejectTitle, prompt });
      return text === undefined ? undefined : { refusal: text.trim() === '' ? undefined : readRefusal(text) };
    },
  };
  const items: readonly AnswerItem[] = [
    ...(/www-authenticate\s{0,2}:/i.test(copied.slice(0, longestAnswer)) ? [fromClipboard(copied)] : []),
    {
      label: `$(arrow-right) ${verdictMessages.noAnswer}`,
      take: () => Promise.resolve({ refusal: undefined }),
    },
    typed,
  ];
  const item = await dialog.pick(items, {
    title: verdictMessages.rejectTitle,
    placeHolder: verdictMessages.pickAnswer,
  });
  return item?.take();
}

/** More of a clipboard is not looked at. */
const longestAnswer = 20_000;

function fromClipboard(text: string): AnswerItem {
  return {
    label: `$(clippy) ${verdictMessages.answerFromClipboard}`,
    detail: verdictMessages.answerFromClipboardDetail,
    take: () => Promise.resolve({ refusal: readRefusal(text) }),
  };
}
