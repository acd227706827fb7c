/** The files that a search did not look into, as a text, by reason. */
import { visibleText } from '../../core/present/escape';
import { withoutTokens } from '../../core/present/panelText';
import type { SkipCode } from '../../scan/found';
import { counted, notSearchedTitle, othersWords, skipWords } from './scanMessages';
import type { ScanOutcome } from './scanScope';

/** More than anybody reads, and a document that opens at once. */
const mostPaths = 20_000;

export function skippedReport(outcomes: readonly ScanOutcome[]): string {
  const reasons = new Map<SkipCode, string[]>();
  for (const { target, skipped } of outcomes) {
    for (const { path, code } of skipped) {
      const paths = reasons.get(code) ?? [];
      paths.push(`${target.folder.name}/${target.prefix}${path}`);
      reasons.set(code, paths);
    }
  }
  const sections = [...reasons].map(
    ([code, paths]) => `${counted(paths.length, 'file')}: ${skipWords(code)}\n\n${listed(paths)}\n`,
  );
  const title = notSearchedTitle(outcomes.map(({ target }) => target));
  return [title, '', ...sections].join('\n');
}

function listed(paths: readonly string[]): string {
  const lines = paths.slice(0, mostPaths).map((path) => `    ${visibleText(withoutTokens(path))}`);
  return [...lines, ...(paths.length > mostPaths ? [`    ${othersWords(paths.length - mostPaths)}`] : [])].join('\n');
}
