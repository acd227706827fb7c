/** How a command asks a person: lists, input, notifications. A parameter, so that tests can answer. */
import * as vscode from 'vscode';

export interface Dialog {
  readonly pick: <T extends vscode.QuickPickItem>(
    items: readonly T[],
    options: vscode.QuickPickOptions,
  ) => Promise<T | undefined>;
  /** Any number of them; undefined where the person closes the list. */
  readonly pickMany: <T extends vscode.QuickPickItem>(
    items: readonly T[],
    options: vscode.QuickPickOptions,
  ) => Promise<readonly T[] | undefined>;
  readonly input: (options: vscode.InputBoxOptions) => Promise<string | undefined>;
  readonly file: (options: vscode.OpenDialogOptions) => Promise<vscode.Uri | undefined>;
  readonly save: (options: vscode.SaveDialogOptions) => Promise<vscode.Uri | undefined>;
  /** A notification; answers the action chosen, if any. */
  readonly say: (message: string, ...actions: readonly string[]) => Promise<string | undefined>;
  readonly warn: (message: string, ...actions: readonly string[]) => Promise<string | undefined>;
  /** Shows that something goes on, with a button that aborts it; undefined when that was pressed. */
  readonly progress: <T>(title: string, run: (signal: AbortSignal) => Promise<T>) => Promise<T | undefined>;
}

export function createDialog(): Dialog {
  return {
    pick: async (items, options) => vscode.window.showQuickPick(items, options),
    pickMany: async (items, options) => vscode.window.showQuickPick(items, { ...options, canPickMany: true }),
    input: async (options) => vscode.window.showInputBox({ ignoreFocusOut: true, ...options }),
    file: async (options) => (await vscode.window.showOpenDialog({ canSelectMany: false, ...options }))?.[0],
    save: async (options) => vscode.window.showSaveDialog(options),
    say: async (message, ...actions) => vscode.window.showInformationMessage(message, ...actions),
    warn: async (message, ...actions) => vscode.window.showWarningMessage(message, ...actions),
    progress: async (title, run) =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        async (_progress, cancellation) => {
          const controller = new AbortController();
          const subscription = cancellation.onCancellationRequested(() => controller.abort());
          try {
            const answer = await run(controller.signal);
            return controller.signal.aborted ? undefined : answer;
          } catch (error) {
            if (controller.signal.aborted) return undefined;
            throw error;
          } finally {
            subscription.dispose();
          }
        },
      ),
  };
}
