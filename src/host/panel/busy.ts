/** What is being done for the page, as long as it is worth showing. */
import type * as vscode from 'vscode';
import type { PanelAct } from '../../shared/panelView';
import { after, type Clock } from '../clock';

export interface Busy extends vscode.Disposable {
  readonly act: () => PanelAct | undefined;
  /** Answers what to call when it is done; what began later stays. */
  readonly begin: (act: PanelAct | undefined) => () => void;
  /** What these acts wait for is there, though a person has not closed their notifications. */
  readonly arrived: (...acts: readonly PanelAct[]) => void;
}

/** The page can do nothing else meanwhile: what a person may leave open for long is not among them. */
const shownActs: ReadonlySet<PanelAct> = new Set(['validate', 'validate-with', 'refresh', 'introspect', 'revoke']);

/** A command is over only when a person has closed its last notification, and the panel does not wait for that. */
const longestMilliseconds = 10_000;

export function createBusy(clock: Clock, changed: () => void): Busy {
  let current: { readonly act: PanelAct; readonly timer: vscode.Disposable } | undefined;

  function end(): void {
    current?.timer.dispose();
    current = undefined;
  }

  return {
    act: () => current?.act,
    begin: (act) => {
      if (act === undefined || !shownActs.has(act)) return () => undefined;
      end();
      const timer = after(clock, longestMilliseconds, () => {
        end();
        changed();
      });
      const mine = { act, timer };
      current = mine;
      changed();
      return () => (current === mine ? end() : undefined);
    },
    arrived: (...acts) => {
      if (current !== undefined && acts.includes(current.act)) end();
    },
    dispose: end,
  };
}
