/** The visible account of every sign-in and renewal: who was asked for what and what came back, no secret among it. */
import type * as vscode from 'vscode';
import type { FlowStep } from '../../core/oauth/trace';
import { flowLines, flowTitle } from './flowMessages';

export interface FlowLog extends vscode.Disposable {
  readonly step: (step: FlowStep) => void;
  /** A heading, such as `Sign in to “Prod” with a device code`. */
  readonly begin: (title: string) => void;
  readonly show: () => void;
}

/**
 * Writes what `core` already masked, and passes it through the redactor of the log once more: the channel is kept in a
 * file.
 *
 * @param open makes the channel, when there is first something to write or to show.
 */
export function createFlowLog(
  open: () => Pick<vscode.OutputChannel, 'appendLine' | 'show' | 'dispose'>,
  now: () => Date,
): FlowLog {
  let opened: ReturnType<typeof open> | undefined;
  const channel = (): ReturnType<typeof open> => (opened ??= open());
  const write = (lines: readonly string[]): void => channel().appendLine(lines.join('\n'));
  return {
    step: (step) => write(flowLines(step)),
    begin: (title) => write(['', ...flowTitle(title, now())]),
    show: () => channel().show(true),
    dispose: () => opened?.dispose(),
  };
}
