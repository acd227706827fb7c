/** Run as a child: opens a window and renews each time it is told to; ends itself at a step that it is told of. */
import { openProcessWindow, type ProcessWindowOptions } from './processWindow';

export interface ChildTask extends Omit<ProcessWindowOptions, 'onStep'> {
  readonly id: string;
  /** Ends the process with SIGKILL before this step; the steps are counted from 1. */
  readonly killAt?: number;
}

/** What a child answers to each `renew`: the access token, or the code of the failure. */
export interface ChildAnswer {
  readonly outcome: string;
  readonly steps: number;
}

function main(): void {
  let steps = 0;
  // The parent writes it.
  const task = JSON.parse(process.env['CLAIMCHECK_CHILD_TASK'] ?? '{}') as ChildTask;
  const { renewer } = openProcessWindow({
    ...task,
    onStep: () => {
      steps += 1;
      if (steps === task.killAt) process.kill(process.pid, 'SIGKILL');
    },
  });
  process.on('message', () => {
    void renewer.renew(task.id, { always: true }).then((renewed) => {
      const outcome = renewed.status === 'done' ? renewed.value.tokens.accessToken : renewed.failure.code;
      process.send?.({ outcome, steps } satisfies ChildAnswer);
    });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

main();
