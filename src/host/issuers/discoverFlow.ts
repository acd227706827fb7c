/** Asks an issuer what it offers, once the user agreed to ask it, and shows the answer. */
import * as vscode from 'vscode';
import { hostKind } from '../../core/rules/addresses';
import { discoverIssuer } from '../../core/issuers/discover';
import { checkMetadata, offersOf, type IssuerMetadata, type MetadataOutcome } from '../../core/issuers/metadata';
import { ruleOf } from '../../core/present/ruleCatalogue';
import type { Finding } from '../../core/rules/finding';
import { settingIds } from '../../shared/contributions';
import { asking, askTitle, failureSentence, issuerMessages, keysAt, label, offersTitle } from '../issuerMessages';
import { plain } from '../messages';
import { loginOf } from './askLogin';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { offerTitle, offerValues } from './offerMessages';
import { presetMessages } from './presetMessages';
import { faultIn, mayAsk } from './questions';

export interface Discovered {
  readonly issuer: string;
  /** Undefined when the user adds the issuer without asking its server. */
  readonly metadata: IssuerMetadata | undefined;
}

export interface DiscoverOptions {
  /** True for an address that the user typed; one that a token names is not looked for inside the network unasked. */
  readonly typed: boolean;
}

/** Undefined when the user does not go on. Nothing is sent before the first list was answered. */
export async function discover(
  flow: IssuerFlow,
  issuer: string,
  options: DiscoverOptions,
): Promise<Discovered | undefined> {
  const [url] = urlsIn(issuer);
  if (url === undefined || !(await mayAsk(flow))) return undefined;
  const choice = await askFirst(flow, issuer, url);
  if (choice === undefined) return undefined;
  if (choice === 'add') return { issuer, metadata: undefined };
  return ask(flow, issuer, { ...options, agreed: url });
}

async function askFirst({ dialog }: IssuerFlow, issuer: string, url: URL): Promise<'ask' | 'add' | undefined> {
  const place = hostKind(url.hostname) === 'public' ? issuerMessages.askDetail : issuerMessages.askPrivateDetail;
  const items = [
    { label: `$(cloud-download) ${askTitle(url.host)}`, description: label(issuer), detail: place, answer: 'ask' },
    { label: `$(add) ${issuerMessages.addUnasked}`, detail: issuerMessages.addUnaskedDetail, answer: 'add' },
    { label: `$(close) ${issuerMessages.cancel}`, answer: undefined },
  ] as const;
  const title = askTitle(url.host);
  return (await dialog.pick(items, { title, placeHolder: issuerMessages.askPlaceholder, ignoreFocusOut: true }))
    ?.answer;
}

interface AskOptions extends DiscoverOptions {
  /** Where the user agreed to send requests to. */
  readonly agreed: URL;
}

async function ask(flow: IssuerFlow, issuer: string, options: AskOptions): Promise<Discovered | undefined> {
  const { dialog } = flow;
  const outcome = await dialog.progress(asking(options.agreed.host), (signal) => send(flow, issuer, options, signal));
  if (outcome === undefined) return undefined;
  if (outcome.status === 'found') {
    return (await showOffers(flow, issuer, outcome.metadata)) ? { issuer, metadata: outcome.metadata } : undefined;
  }
  return afterFailure(flow, issuer, outcome, options);
}

async function send(
  { hosts, http, clock }: IssuerFlow,
  issuer: string,
  { agreed, typed }: AskOptions,
  signal: AbortSignal,
): Promise<MetadataOutcome> {
  const loan = hosts.lend(agreed, { privateToo: typed });
  try {
    return (await discoverIssuer(issuer, { http, now: clock.now }, signal)).outcome;
  } finally {
    loan.dispose();
  }
}

/** A server that calls itself otherwise, and one inside the network, can be gone on with if the user says so. */
async function afterFailure(
  flow: IssuerFlow,
  issuer: string,
  { failure }: Extract<MetadataOutcome, { status: 'failed' }>,
  options: AskOptions,
): Promise<Discovered | undefined> {
  const { dialog } = flow;
  const sentence = failureSentence(failure);
  const named = failure.code === 'metadata-issuer-mismatch' ? failure.found : undefined;
  // What could not stand in the settings is not offered for them.
  if (typeof named === 'string' && faultIn({ issuer: named }) === undefined) {
    if ((await dialog.warn(sentence, issuerMessages.useNamed)) === undefined) return undefined;
    const sameHost = urlsIn(named)[0]?.origin === options.agreed.origin;
    return sameHost ? ask(flow, named, options) : discover(flow, named, { typed: false });
  }
  if (failure.code === 'http-private-address' && !options.typed) {
    if ((await dialog.warn(sentence, issuerMessages.askPrivate)) === undefined) return undefined;
    return ask(flow, issuer, { ...options, typed: true });
  }
  // What lets it be asked comes first; adding it unasked would only put the same failure off.
  const open = failure.code === 'http-insecure' ? [issuerMessages.openSetting] : [];
  const choice = await dialog.warn(sentence, ...open, issuerMessages.addAnyway);
  if (choice === issuerMessages.openSetting) {
    void vscode.commands.executeCommand('workbench.action.openSettings', settingIds.allowInsecureLoopback);
  }
  if (choice !== issuerMessages.addAnyway) return undefined;
  return { issuer, metadata: undefined };
}

/** The list of what the server offers; its first line adds the issuer, the others are there to be read. */
async function showOffers({ dialog }: IssuerFlow, issuer: string, metadata: IssuerMetadata): Promise<boolean> {
  const add = {
    label: `$(add) ${issuerMessages.addThis}`,
    description: label(issuer),
    detail: keysAt(metadata.jwksUri),
    alwaysShow: true,
  };
  const findings = findingItems(checkMetadata(metadata, issuer));
  const items = [add, ...loginItems(metadata), ...findings, ...offerItems(metadata)];
  const options = {
    title: offersTitle(urlsIn(issuer)[0]?.host ?? issuer),
    placeHolder: issuerMessages.offersPlaceholder,
    ignoreFocusOut: true,
    matchOnDescription: true,
  };
  for (;;) {
    const picked = await dialog.pick(items, options);
    if (picked === undefined) return false;
    if (picked === add) return true;
  }
}

/** Whoever works on a machine far away wants to know it before, not at the first sign-in. */
function loginItems(metadata: IssuerMetadata): readonly vscode.QuickPickItem[] {
  const { isOffered, hasDeviceEndpoint } = loginOf(metadata);
  return section(
    presetMessages.forSigningIn,
    isOffered && !hasDeviceEndpoint
      ? [{ label: `$(info) ${presetMessages.noDeviceEndpoint}`, detail: presetMessages.noDeviceEndpointDetail }]
      : [],
  );
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

function findingItems(findings: readonly Finding[]): readonly vscode.QuickPickItem[] {
  return section(
    issuerMessages.weak,
    findings.map(({ id, severity, message, source }) => ({
      label: `$(${icons[severity]}) ${ruleOf(id)?.title ?? id}`,
      description: `${id} · ${source}`,
      detail: plain(message),
    })),
  );
}

function offerItems(metadata: IssuerMetadata): readonly vscode.QuickPickItem[] {
  const offers = offersOf(metadata);
  const lines = (offered: boolean, icon: string): readonly vscode.QuickPickItem[] =>
    offers
      .filter((offer) => offer.offered === offered)
      .map((offer) => ({ label: `$(${icon}) ${offerTitle(offer)}`, description: offerValues(offer) }));
  return [
    ...section(issuerMessages.offered, lines(true, 'check')),
    ...section(issuerMessages.notOffered, lines(false, 'circle-slash')),
  ];
}

function section(title: string, items: readonly vscode.QuickPickItem[]): readonly vscode.QuickPickItem[] {
  return items.length === 0 ? [] : [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
