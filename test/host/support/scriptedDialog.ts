/** Answers the questions of a command from a list, and keeps what was asked and said. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Dialog } from '../../../src/host/dialog';

/** For a list: part of the label to pick. For input: the text to type. `undefined`: the person closes it. */
export type Answer = string | undefined | ((suggested: string) => string | Promise<string>);

export interface ScriptedDialog extends Dialog {
  /** Everything a person saw: labels, details, prompts, messages. */
  readonly seen: readonly string[];
  /** Fails when answers are left over. */
  readonly end: () => void;
}

export interface Script {
  readonly answers: readonly Answer[];
  /** Part of the action to choose in a notification that offers it. */
  readonly actions?: readonly string[];
  readonly file?: vscode.Uri;
}

export function scriptedDialog({ answers, actions = [], file }: Script): ScriptedDialog {
  const left = [...answers];
  const seen: string[] = [];
  const next = (what: string): Answer => {
    assert.ok(left.length > 0, `nobody answers: ${what}`);
    return left.shift();
  };
  const notify = (message: string, ...offered: readonly string[]): Promise<string | undefined> => {
    seen.push(message, ...offered);
    return Promise.resolve(offered.find((each) => actions.includes(each)));
  };
  return {
    seen,
    pick: (items, options) => {
      seen.push(options.title ?? '', options.placeHolder ?? '');
      seen.push(...items.flatMap(({ label, description = '', detail = '' }) => [label, description, detail]));
      const answer = next(options.placeHolder ?? '');
      if (typeof answer !== 'string') return Promise.resolve(undefined);
      const picked = items.find(({ label }) => label.includes(answer));
      assert.ok(picked, `no line has “${answer}”: ${items.map(({ label }) => label).join(' | ')}`);
      return Promise.resolve(picked);
    },
    pickMany: (items, options) => {
      seen.push(options.title ?? '', options.placeHolder ?? '');
      seen.push(...items.flatMap(({ label, description = '', detail = '' }) => [label, description, detail]));
      const answer = next(options.placeHolder ?? '');
      if (typeof answer !== 'string') return Promise.resolve(undefined);
      return Promise.resolve(items.filter(({ label }) => label.includes(answer)));
    },
    input: async (options) => {
      seen.push(options.prompt ?? '');
      const answer = next(options.prompt ?? '');
      if (answer === undefined) return undefined;
      const text = typeof answer === 'string' ? answer : await answer(options.value ?? '');
      const fault = await options.validateInput?.(text);
      if (typeof fault === 'string') assert.fail(`“${text}” is refused: ${fault}`);
      return text;
    },
    file: () => Promise.resolve(file),
    save: () => Promise.resolve(file),
    say: notify,
    warn: notify,
    progress: (title, run) => {
      seen.push(title);
      return run(new AbortController().signal);
    },
    end: () => assert.deepEqual(left, [], 'answers that nobody asked for'),
  };
}
