/** Which hosts may be asked: those of the issuers in effect, those their keys were found on, and one a person names. */
import * as vscode from 'vscode';
import { hostKind } from '../../core/rules/addresses';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { keyHostNotice } from '../issuerMessages';
import type { Log } from '../log';
import { createApprovals } from './approvals';
import { createEndpointHosts, type EndpointHosts } from './endpointHosts';
import type { IssuerProfiles } from './profiles';
import { stateKeys } from './state';

export interface Hosts extends Omit<EndpointHosts, 'isOpen'> {
  readonly isAllowed: (url: URL) => boolean;
  /** True for a host that was configured, which may lie in a private network. */
  readonly isConfiguredHost: (hostname: string) => boolean;
  /** Lets a host be asked until disposed, because a person just agreed to it; a private one only with `privateToo`. */
  readonly lend: (url: URL, options: { readonly privateToo: boolean }) => vscode.Disposable;
  /** Whether the keys of an issuer may be fetched from where its metadata says; said to the user once. */
  readonly approveKeyHost: (profile: IssuerProfile, jwksUri: string) => Promise<boolean>;
  /** The same for a host that a person has seen and agreed to. */
  readonly rememberKeyHost: (issuer: string, jwksUri: string) => Promise<void>;
}

export interface HostsDeps {
  readonly profiles: Pick<IssuerProfiles, 'current'>;
  readonly state: vscode.Memento;
  readonly log: Log;
}

interface Loan {
  readonly url: URL;
  readonly privateToo: boolean;
}

export function createHosts({ profiles, state, log }: HostsDeps): Hosts {
  const loans = new Set<Loan>();
  const configured = (): readonly URL[] => profiles.current().flatMap(writtenUrls);
  const approved = createApprovals(state, stateKeys.keyHosts);
  const { isOpen, ...endpointHosts } = createEndpointHosts(state);

  const isApproved = (origin: string): boolean =>
    profiles.current().some(({ issuer }) => approved.has(issuer, origin) || isOpen(issuer, origin));
  const rememberKeyHost = (issuer: string, jwksUri: string): Promise<void> => approved.add(issuer, originsIn(jwksUri));

  return {
    isAllowed: ({ origin }) =>
      [...loans].some(({ url }) => url.origin === origin) ||
      configured().some((url) => url.origin === origin) ||
      isApproved(origin),
    isConfiguredHost: (hostname) =>
      [...loans].some(({ url, privateToo }) => privateToo && url.hostname === hostname) ||
      configured().some((url) => url.hostname === hostname),
    lend: (url, { privateToo }) => {
      const loan = { url, privateToo };
      loans.add(loan);
      return { dispose: () => loans.delete(loan) };
    },
    approveKeyHost: async ({ issuer, jwksUri: configuredUri }, jwksUri) => {
      const [url] = urlsIn(jwksUri);
      if (url === undefined) return false;
      const [own] = urlsIn(issuer);
      if (jwksUri === configuredUri || own?.origin === url.origin || approved.has(issuer, url.origin)) return true;
      // The same machine at another port; what is not https there is for the sender of requests to refuse.
      const sameHost = own?.hostname === url.hostname;
      if (!sameHost && (url.protocol !== 'https:' || hostKind(url.hostname) !== 'public')) return false;
      if (approved.countOf(issuer) >= mostKeyHosts) return false;
      await rememberKeyHost(issuer, jwksUri);
      log.info(`The keys of ${issuer} are fetched from ${url.origin}`);
      void vscode.window.showInformationMessage(keyHostNotice(own?.host ?? issuer, url.host));
      return true;
    },
    rememberKeyHost,
    ...endpointHosts,
  };
}

/** Every address that a profile says is to be asked. */
function writtenUrls(profile: IssuerProfile): readonly URL[] {
  const { issuer, jwksUri, authorizationEndpoint, tokenEndpoint, deviceAuthorizationEndpoint } = profile;
  const { revocationEndpoint, introspectionEndpoint, userinfoEndpoint } = profile;
  return [
    ...[issuer, jwksUri, authorizationEndpoint, tokenEndpoint, deviceAuthorizationEndpoint],
    ...[revocationEndpoint, introspectionEndpoint, userinfoEndpoint],
  ].flatMap(urlsIn);
}

function originsIn(text: string): readonly string[] {
  return urlsIn(text).map(({ origin }) => origin);
}

/** The URL of a text, `{tenantid}` of Microsoft Entra ID and all; none for an issuer that is no URL. */
export function urlsIn(text: string | undefined): readonly URL[] {
  if (text === undefined || !URL.canParse(text)) return [];
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? [url] : [];
}

/** Issuers have one, and may move; metadata that names another host each day must not send requests everywhere. */
const mostKeyHosts = 3;
