/** Links in a hover that run our commands, with the token's handle for an argument and nothing else. */
import { commandIds, type Command } from '../../shared/contributions';
import type { TokenView } from '../../shared/tokenView';

/** The commands that hover links run; the host enables these and no others. */
export const hoverCommands: readonly Command[] = [
  commandIds.showDocument,
  commandIds.showPanel,
  commandIds.compareTokens,
  commandIds.copyPayload,
  commandIds.copyHeader,
  commandIds.copyClaim,
  commandIds.copyRedacted,
  commandIds.validate,
  commandIds.explainRejection,
  commandIds.addIssuerOfToken,
  commandIds.reviewWorkspaceIssuers,
  commandIds.openEncrypted,
];

/** The link that opens the whole token, under a label of ours. */
export function showAllLink(label: string, reference: string): string {
  return `[${label}${target(commandIds.showDocument, 'Open everything as a read-only document', linkArgument(reference))}`;
}

/** Links that lead to a verdict, or on from one; empty for a token that nobody but its issuer can check. */
export function verdictLinks(view: TokenView): string {
  const { form, verdict } = view;
  const argument = linkArgument(view.reference);
  if (form === 'jwe') {
    const tooltip = 'Decrypt it with a key of yours; the key stays on this machine';
    return `[Open with a key…${target(commandIds.openEncrypted, tooltip, argument)}`;
  }
  if (!checkable.has(form)) {
    return '';
  }
  const validate = `[${verdict === undefined ? 'Validate' : 'Validate again'}${target(commandIds.validate, 'Check signature and claims against a configured issuer', argument)}`;
  const explain = `[Why would my API reject this?${target(commandIds.explainRejection, 'Everything that speaks against it, and what mends it', argument)}`;
  return [...issuerLink(view, argument), validate, ...(verdict?.status === 'invalid' ? [explain] : [])].join(' · ');
}

/** What is to be done before anybody can validate; empty where a profile fits. */
function issuerLink({ issuer, issuerState, verdict }: TokenView, argument: string): readonly string[] {
  const isOpen = verdict === undefined || verdict.cause === 'issuer-not-configured';
  if (!isOpen || issuerState === 'configured') return [];
  if (issuerState === 'awaiting-consent') {
    const tooltip = 'Read the profiles that this workspace brings, and agree to them or not';
    return [`[Review this workspace’s issuer…${target(commandIds.reviewWorkspaceIssuers, tooltip, argument)}`];
  }
  if (verdict === undefined && issuer === undefined) return [];
  const tooltip = 'Configure the issuer of this token; you are asked before anything is fetched';
  return [`[Add issuer…${target(commandIds.addIssuerOfToken, tooltip, argument)}`];
}

const checkable: ReadonlySet<TokenView['form']> = new Set(['jws', 'sd-jwt', 'jws-json']);

/** One line of links, for what this token has: `Show as document · in panel · Compare… · Copy payload · header`. */
export function linksLine(view: TokenView): string {
  const argument = linkArgument(view.reference);
  const links = [
    `[Show as document${target(commandIds.showDocument, 'Open everything as a read-only document', argument)}`,
    `[in panel${target(commandIds.showPanel, 'Show it in the Claimcheck panel of the side bar', argument)}`,
    `[Compare…${target(commandIds.compareTokens, 'Compare with another token in the diff editor', argument)}`,
  ];
  // "Copy" stands once, at the first of what can be copied, so that the line stays short.
  let label = 'Copy ';
  for (const { part, command, tooltip, has } of copyTable) {
    if (has(view)) {
      links.push(`[${label}${part}${target(command, tooltip, argument)}`);
      label = '';
    }
  }
  return links.join(' · ');
}

interface CopyLink {
  readonly part: string;
  readonly command: Command;
  readonly tooltip: string;
  readonly has: (view: TokenView) => boolean;
}

const hasClaims = ({ claims }: TokenView): boolean => claims.length > 0;

const copyTable: readonly CopyLink[] = [
  {
    part: 'payload',
    command: commandIds.copyPayload,
    tooltip: 'Copy the payload as JSON',
    has: (view) => hasClaims(view) || (view.payload?.text ?? '') !== '',
  },
  {
    part: 'header',
    command: commandIds.copyHeader,
    tooltip: 'Copy the header as JSON',
    has: ({ header }) => header.length > 0,
  },
  { part: 'claim…', command: commandIds.copyClaim, tooltip: 'Choose a claim and copy its value', has: hasClaims },
  {
    part: 'redacted',
    command: commandIds.copyRedacted,
    tooltip: 'Copy the token without its secret part',
    has: () => true,
  },
];

/** What follows a link's label. */
function target(command: Command, tooltip: string, argument: string): string {
  return `](command:${command}?${argument} "${tooltip}")`;
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
