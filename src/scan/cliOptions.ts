/** What the command line asks for. */
import { parseArgs } from 'node:util';
import { leakRanks, type LeakRank } from '../core/leaks/leak';
import { isReason } from '../core/edits/suppression';
import type { Scope } from './gather';

export interface CliOptions {
  readonly folder: string;
  readonly scope: Scope;
  readonly format: 'text' | 'json' | 'sarif';
  /** The file to write the report to; undefined for the standard output. */
  readonly output: string | undefined;
  readonly baseline: string | undefined;
  /** Why everything found is to be accepted; undefined where nothing is. */
  readonly acceptBecause: string | undefined;
  /** The least harm that is told. */
  readonly minRank: LeakRank;
  readonly maxBytes: number;
}

/** The options, what to print instead of a search, or what is wrong with them. */
export type ReadOptions =
  | { readonly kind: 'search'; readonly options: CliOptions }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

const known = {
  staged: { type: 'boolean' },
  changed: { type: 'boolean' },
  history: { type: 'string' },
  since: { type: 'string' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  reason: { type: 'string' },
  'min-rank': { type: 'string', default: 'live' },
  'max-file-size': { type: 'string', default: '20' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseKnown>['values'];

/** More does not fit into one string. */
const mostMegabytes = 500;

/** Reads the arguments behind the name of the program. */
export function readOptions(args: readonly string[]): ReadOptions {
  try {
    const { values, positionals } = parseKnown(args);
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    const message = mistakeIn(values, positionals);
    return message === undefined
      ? { kind: 'search', options: optionsOf(values, positionals) }
      : { kind: 'wrong', message };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : 'The options cannot be read.' };
  }
}

function parseKnown(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true });
}

function mistakeIn(values: Values, positionals: readonly string[]): string | undefined {
  const scopes = [values.staged, values.changed, values.history, values.since].filter((value) => value !== undefined);
  if (positionals.length > 1) return 'Only one folder can be searched.';
  if (scopes.length > 1) return 'Only one of --staged, --changed, --history and --since is possible.';
  if (values.history !== undefined && !/^[1-9]\d{0,8}$/.test(values.history)) {
    return '--history takes a number of commits.';
  }
  if (formatOf(values) === undefined) return '--format takes text, json or sarif.';
  if (rankOf(values) === undefined) return '--min-rank takes live, test or expired.';
  if (megabytesOf(values) === undefined) return `--max-file-size takes megabytes, at most ${mostMegabytes}.`;
  const isUpdate = values['update-baseline'] === true;
  if (!isUpdate) return values.reason === undefined ? undefined : '--reason goes with --update-baseline.';
  return isReason(values.reason ?? '') ? undefined : '--update-baseline needs --reason with why it is accepted.';
}

function optionsOf(values: Values, [folder = '.']: readonly string[]): CliOptions {
  return {
    folder,
    scope: scopeOf(values),
    format: formatOf(values) ?? 'text',
    output: values.output,
    baseline: values.baseline,
    acceptBecause: values['update-baseline'] === true ? values.reason : undefined,
    minRank: rankOf(values) ?? 'live',
    maxBytes: Math.floor((megabytesOf(values) ?? 0) * 1_000_000),
  };
}

function scopeOf({ staged, changed, history, since }: Values): Scope {
  if (staged === true) return { kind: 'staged' };
  if (changed === true) return { kind: 'changed' };
  if (history !== undefined) return { kind: 'history', range: { commits: Number(history) } };
  return since === undefined ? { kind: 'folder' } : { kind: 'history', range: { since } };
}

function formatOf({ format }: Values): CliOptions['format'] | undefined {
  return (['text', 'json', 'sarif'] as const).find((each) => each === format);
}

/** `verified` is no choice: no issuer is asked here. */
function rankOf(values: Values): LeakRank | undefined {
  return leakRanks.find((rank) => rank === values['min-rank'] && rank !== 'verified');
}

function megabytesOf(values: Values): number | undefined {
  const written = values['max-file-size'];
  const megabytes = /^\d{1,3}(?:\.\d{1,6})?$/.test(written) ? Number(written) : 0;
  return megabytes > 0 && megabytes <= mostMegabytes ? megabytes : undefined;
}
