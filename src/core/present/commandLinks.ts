/** Links in a hover that run our commands, with the token's handle for an argument and nothing else. */
import { commandIds, type Command } from '../../shared/contributions';
import type { TokenView } from '../../shared/tokenView';

/** The commands that hover links run; the host enables these and no others. */
export const hoverCommands: readonly Command[] = [
  commandIds.showDocument,
  commandIds.copyPayload,
  commandIds.copyHeader,
  commandIds.copyClaim,
  commandIds.copyRedacted,
  commandIds.compareTokens,
  commandIds.selectToken,
];

/** The link that opens the whole token, under a label of ours. */
export function showAllLink(label: string, reference: string): string {
  return commandLink(label, commandIds.showDocument, reference, 'Open everything as a read-only document');
}

/** One line of links, for what this token has. */
export function linksLine(view: TokenView): string {
  const has = { header: view.header.length > 0, claims: view.claims.length > 0, payload: hasPayload(view) };
  const links = linkTable
    .filter(({ needs }) => needs === undefined || has[needs])
    .map(({ label, command, tooltip }) => commandLink(label, command, view.reference, tooltip));
  return links.join(' · ');
}

const linkTable: readonly {
  readonly label: string;
  readonly command: Command;
  readonly tooltip: string;
  readonly needs?: 'header' | 'claims' | 'payload';
}[] = [
  { label: 'Show as document', command: commandIds.showDocument, tooltip: 'Open everything as a read-only document' },
  { label: 'Copy payload', command: commandIds.copyPayload, tooltip: 'Copy the payload as JSON', needs: 'payload' },
  { label: 'Copy header', command: commandIds.copyHeader, tooltip: 'Copy the header as JSON', needs: 'header' },
  {
    label: 'Copy claim…',
    command: commandIds.copyClaim,
    tooltip: 'Choose a claim and copy its value',
    needs: 'claims',
  },
  { label: 'Copy redacted', command: commandIds.copyRedacted, tooltip: 'Copy the token without its secret part' },
  { label: 'Compare…', command: commandIds.compareTokens, tooltip: 'Compare with another token in the diff editor' },
  { label: 'Select', command: commandIds.selectToken, tooltip: 'Select the whole token in the editor' },
];

function hasPayload(view: TokenView): boolean {
  return view.claims.length > 0 || (view.payload !== undefined && view.payload.text !== '');
}

function commandLink(label: string, command: Command, reference: string, tooltip: string): string {
  return `[${label}](command:${command}?${linkArgument(reference)} "${tooltip}")`;
}

function linkArgument(reference: string): string {
  // encodeURIComponent leaves these as they are, and a parenthesis would end the link.
  return encodeURIComponent(JSON.stringify([reference])).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
