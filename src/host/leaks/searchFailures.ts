/** Logs what ended a search for leaks, or the search of a file: names of errors and files alone. */
import type { Skipped } from '../../scan/found';
import type { Log } from '../log';
import { brokeOffLogged, fileFailedLogged } from './scanMessages';
import type { ScanOutcome } from './scanScope';

/** More of them have the same cause. */
const mostLogged = 20;

/** What Git could not do is not logged: a person is told it, and a folder without a repository is no failure. */
export function logSearchFailures(
  log: Pick<Log, 'warn'>,
  { end, skipped }: { readonly end: ScanOutcome['end']; readonly skipped: readonly Skipped[] },
): void {
  if (end.code === 'worker-failed') log.warn(brokeOffLogged(end.detail));
  const failed = skipped.filter(({ code }) => code === 'failed');
  for (const { path, detail = '' } of failed.slice(0, mostLogged)) log.warn(fileFailedLogged(path, detail));
}
