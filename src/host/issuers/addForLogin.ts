/** Adds an issuer to sign in with: a provider is chosen, and asked for is only what it needs. Nothing is sent. */
import * as vscode from 'vscode';
import { buildPreset, presets, type Preset } from '../../core/oauth/presets';
import type { PresetAnswers, PresetQuestion } from '../../core/oauth/presetQuestions';
import { commandIds } from '../../shared/contributions';
import type { Dialog } from '../dialog';
import { issuerMessages } from '../issuerMessages';
import type { IssuerFlow } from './flow';
import { addedForLogin, presetHint, presetMessages, presetName, questionText, questionTitle } from './presetMessages';
import { askName, faultIn } from './questions';
import { addEntry, revealEntry, written } from './settingsFile';

/** `addAnother` goes on for a server that is none of these. */
export async function addForLogin(flow: Pick<IssuerFlow, 'dialog'>, addAnother: () => Promise<void>): Promise<void> {
  const { dialog } = flow;
  const items = [
    ...presets().map((preset) => ({ label: presetName(preset.id), detail: presetHint(preset.id), preset })),
    { label: presetMessages.another, detail: presetMessages.anotherDetail, preset: undefined },
  ];
  const options = { title: issuerMessages.addTitle, placeHolder: presetMessages.pickProvider, matchOnDetail: true };
  const picked = await dialog.pick(items, options);
  if (picked === undefined) return;
  if (picked.preset === undefined) return addAnother();
  const answers = await askAll(dialog, picked.preset);
  if (answers !== undefined) await add(dialog, picked.preset, answers);
}

/** Undefined when the person does not go on. */
async function askAll(dialog: Dialog, { id, questions }: Preset): Promise<PresetAnswers | undefined> {
  let answers: PresetAnswers = {};
  for (const [index, question] of questions.entries()) {
    const title = questionTitle(presetName(id), index + 1, questions.length);
    const answer = await ask(dialog, question, title, answers);
    if (answer === undefined) return undefined;
    answers = { ...answers, [question.id]: answer };
  }
  return answers;
}

async function ask(
  dialog: Dialog,
  { id, initial, read }: PresetQuestion,
  title: string,
  answers: PresetAnswers,
): Promise<string | undefined> {
  const { prompt, example, fault } = questionText(id);
  const typed = await dialog.input({
    title,
    prompt,
    placeHolder: example,
    value: initial(answers),
    validateInput: (text) => {
      const answer = read(text);
      if (answer === undefined) return fault;
      // Any text may be one of these; what cannot be seen in it, or is too much, the settings say.
      return answer !== '' && (id === 'client-id' || id === 'audience')
        ? faultIn({ [memberOf[id]]: answer })
        : undefined;
    },
  });
  return typed === undefined ? undefined : read(typed);
}

const memberOf = { 'client-id': 'clientId', audience: 'requestedAudience' } as const;

async function add(dialog: Dialog, preset: Preset, answers: PresetAnswers): Promise<void> {
  const setting = buildPreset(preset, answers);
  const fault = faultIn({ ...setting });
  if (fault !== undefined) return void dialog.warn(fault);
  const name = await askName(dialog, preset.name(answers));
  if (name === undefined) return;
  await addEntry({ name, ...setting });
  void offerSignIn(dialog, name, addedForLogin(name, presetHint(preset.id)));
}

/** Once the entry stands in the settings; it is the last one there. */
export async function offerSignIn(dialog: Dialog, name: string, message: string): Promise<void> {
  const choice = await dialog.say(message, presetMessages.signIn, issuerMessages.edit);
  if (choice === presetMessages.signIn) void vscode.commands.executeCommand(commandIds.signIn, name);
  if (choice === issuerMessages.edit) await revealEntry({ kind: 'user', index: written().length - 1 });
}
