/** Reads the value of `claimcheck.issuers`, right entries and wrong ones. */
import { profileOf, type IssuerProblem, type IssuerProfile } from './issuer';
import { readSetting } from './readSetting';

/** More than anybody configures; a longer list is somebody's attempt to keep the editor busy. */
const mostIssuers = 200;

/**
 * Reads the value of `claimcheck.issuers`: every entry that is right becomes a profile, and every other one a problem
 * with its place, so that a mistake in one leaves the others working. Never throws, and never makes a value fit.
 */
export function parseIssuers(value: unknown): {
  readonly issuers: readonly IssuerProfile[];
  readonly problems: readonly IssuerProblem[];
} {
  if (!Array.isArray(value)) return { issuers: [], problems: [{ ...entryError(undefined), code: 'not-a-list' }] };
  const issuers: IssuerProfile[] = [];
  const problems: IssuerProblem[] = [];
  for (const [index, entry] of value.slice(0, mostIssuers).entries()) {
    const { setting, problems: found } = readSetting(entry);
    const taken = setting !== undefined && issuers.some(({ name }) => name === setting.name);
    problems.push(...found.map((each) => ({ ...each, index })));
    if (taken) problems.push({ ...entryError(index), path: 'name', code: 'name-taken' });
    else if (setting !== undefined) issuers.push(profileOf(setting));
  }
  if (value.length > mostIssuers) problems.push({ ...entryError(mostIssuers), code: 'too-long' });
  return { issuers, problems };
}

function entryError(index: number | undefined): { index: number | undefined; path: string; severity: 'error' } {
  return { index, path: '', severity: 'error' };
}
