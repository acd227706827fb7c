/** The words of exporting the list of leaks. */
import { counted } from './scanMessages';

export const exportMessages = {
  title: 'Export Leaks',
  sarif: 'SARIF 2.1.0',
  json: 'JSON',
  open: 'Open',
  nothing: 'No leak is listed, so there is nothing to export. Search for leaks first.',
  notWritten: 'The report could not be written there. Choose another place.',
} as const;

export function exportedWords(count: number): string {
  return `Exported ${counted(count, 'leak')}, redacted.`;
}
