/** Child processes that end when we end, whether by success, failure or Ctrl+C. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutSeconds?: number;
  /** Called with every line of output; without it the output is kept and shown only when the command fails. */
  readonly onLine?: (line: string) => void;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts a program in a process group of its own; the whole group is ended with us or by `stop`. */
export function startProcess(command: string, args: readonly string[], options: CommandOptions = {}): RunningProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const onLine = options.onLine ?? (() => undefined);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
  const forget = endWithUs(child);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      onLine(error.message);
      forget();
      resolve(127);
    });
    child.once('close', (code) => {
      forget();
      resolve(code ?? 1);
    });
  });
  const stop = async (): Promise<void> => {
    endGroup(child, 'SIGTERM');
    const hard = setTimeout(() => {
      endGroup(child, 'SIGKILL');
    }, 3000);
    await ended;
    clearTimeout(hard);
  };
  return { child, ended, stop };
}

/** Runs a program to its end and gives its output; throws with that output when it fails. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, output } = await tryCommand(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with code ${String(code)}:\n${output}`);
  return output;
}

/** Runs a program to its end and gives its exit code and output; a program that is not there has code 127. */
export async function tryCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const lines: string[] = [];
  const running = startProcess(command, args, {
    ...options,
    onLine: (line) => {
      lines.push(line);
      options.onLine?.(line);
    },
  });
  const { timeoutSeconds } = options;
  const timer = timeoutSeconds === undefined ? undefined : setTimeout(stopLate, timeoutSeconds * 1000);
  function stopLate(): void {
    lines.push(`stopped after ${String(timeoutSeconds)} s without an end`);
    void running.stop();
  }
  const code = await running.ended;
  clearTimeout(timer);
  return { code, output: lines.join('\n') };
}

/** Ends the child with this process; gives the function that lifts this tie. */
function endWithUs(child: ChildProcess): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const onExit = (): void => {
    endGroup(child, 'SIGKILL');
  };
  // Leaving through `process.exit` runs the exit listeners of every other child as well.
  const leave = Object.entries(signals).map(([signal, code]) => {
    const listener = (): void => process.exit(code);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  process.setMaxListeners(50);
  process.on('exit', onExit);
  return () => {
    process.off('exit', onExit);
    for (const lift of leave) lift();
  };
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
