/** Links in a hover that run our commands, with the token's handle for an argument and nothing else. */
import { commandIds, type Command } from '../../shared/contributions';
import type { TokenView } from '../../shared/tokenView';

/** The commands that hover links run; the host enables these and no others. */
export const hoverCommands: readonly Command[] = [
  commandIds.showDocument,
  commandIds.compareTokens,
  commandIds.copyPayload,
  commandIds.copyHeader,
  commandIds.copyClaim,
  commandIds.copyRedacted,
];

/** The link that opens the whole token, under a label of ours. */
export function showAllLink(label: string, reference: string): string {
  const { start, tooltip } = link(label, commandIds.showDocument, 'Open everything as a read-only document', always);
  return `${start}${linkArgument(reference)}${tooltip}`;
}

/** One line of links, for what this token has. */
export function linksLine(view: TokenView): string {
  const argument = linkArgument(view.reference);
  let line = '';
  for (const { start, tooltip, has } of linkTable) {
    if (has(view)) {
      line += `${line === '' ? '' : ' · '}${start}${argument}${tooltip}`;
    }
  }
  return line;
}

interface LinkParts {
  readonly start: string;
  readonly tooltip: string;
  readonly has: (view: TokenView) => boolean;
}

const always = (): boolean => true;
const hasHeader = ({ header }: TokenView): boolean => header.length > 0;
const hasNoHeader = (view: TokenView): boolean => !hasHeader(view);
const hasClaims = ({ claims }: TokenView): boolean => claims.length > 0;
const hasPayload = (view: TokenView): boolean => hasClaims(view) || (view.payload?.text ?? '') !== '';

const linkTable: readonly LinkParts[] = [
  link('Show as document', commandIds.showDocument, 'Open everything as a read-only document', always),
  link('Compare…', commandIds.compareTokens, 'Compare with another token in the diff editor', always),
  link('Copy payload', commandIds.copyPayload, 'Copy the payload as JSON', hasPayload),
  link('header', commandIds.copyHeader, 'Copy the header as JSON', hasHeader),
  link('claim…', commandIds.copyClaim, 'Choose a claim and copy its value', hasClaims),
  link('redacted', commandIds.copyRedacted, 'Copy the token without its secret part', hasHeader),
  link('Copy redacted', commandIds.copyRedacted, 'Copy the token without its secret part', hasNoHeader),
];

function link(label: string, command: Command, tooltip: string, has: LinkParts['has']): LinkParts {
  return { start: `[${label}](command:${command}?`, tooltip: ` "${tooltip}")`, has };
}

const uuidLike = /^[\da-f-]+$/;

function linkArgument(reference: string): string {
  // What the code below makes of a UUID, which the host's handles are.
  if (uuidLike.test(reference)) {
    return `%5B%22${reference}%22%5D`;
  }
  // encodeURIComponent leaves these as they are, and a parenthesis would end the link.
  return encodeURIComponent(JSON.stringify([reference])).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
