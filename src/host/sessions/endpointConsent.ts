/** Where a sign-in may lead: hosts that metadata names are asked for nothing before a person has seen them. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { done, failed, type OAuthOutcome } from '../../core/oauth/failure';
import {
  foreignEndpoints,
  knownOrigins,
  withoutEndpoints,
  type ForeignEndpoint,
} from '../../core/oauth/foreignEndpoints';
import type { AuthorizationServer } from '../../core/oauth/authorizationServer';
import type { Dialog } from '../dialog';
import { urlsIn, type Hosts } from '../issuers/hosts';
import { endpointTitle } from '../issuers/loginWords';
import { rowsOf } from '../issuers/rows';
import { label } from '../issuerMessages';
import { plain } from '../messages';
import { endpointsAgree, endpointsTitle, requestMessages } from './requestMessages';

/** What it needs of the hosts that may be asked. */
export type EndpointHosts = Pick<Hosts, 'hasEndpointHost' | 'rememberEndpointHosts' | 'admitEndpointHosts'>;

/**
 * The server with the endpoints that may be used. Those inside a network are left out whatever a person says: whoever
 * means them writes them into the profile. Without a dialog only an agreed token endpoint will do; for the others the
 * sender of requests refuses by itself.
 */
export async function agreedServer(
  profile: IssuerProfile,
  server: AuthorizationServer,
  hosts: EndpointHosts,
  dialog: Dialog | undefined,
): Promise<OAuthOutcome<AuthorizationServer>> {
  hosts.admitEndpointHosts(profile.issuer, knownOrigins(profile));
  const foreign = foreignEndpoints(profile, server);
  const inside = foreign.filter(({ isInside }) => isInside).map(({ name }) => name);
  if (inside.includes('tokenEndpoint')) return failed('oauth-unreachable', { http: 'http-private-address' });
  const rest = withoutEndpoints(server, inside);
  const open = foreign.filter(({ origin, isInside }) => !isInside && !hosts.hasEndpointHost(profile.issuer, origin));
  if (open.length === 0) return done(rest);
  if (dialog === undefined) {
    return open.some(({ name }) => name === 'tokenEndpoint') ? notAgreed() : done(rest);
  }
  if (!(await ask(profile, open, dialog))) return notAgreed();
  await hosts.rememberEndpointHosts(
    profile.issuer,
    open.map(({ origin }) => origin),
  );
  return done(rest);
}

function notAgreed(): OAuthOutcome<never> {
  return failed('oauth-unreachable', { http: 'http-host-not-configured' });
}

type ConsentItem = vscode.QuickPickItem & { readonly answer?: boolean };

/** The rows below the answers are there to be read. */
async function ask({ issuer }: IssuerProfile, open: readonly ForeignEndpoint[], dialog: Dialog): Promise<boolean> {
  const own = urlsIn(issuer)[0]?.host ?? issuer;
  const hosts = [...new Set(open.map(({ url }) => new URL(url).host))];
  const items: readonly ConsentItem[] = [
    // Pressing Enter twice agrees to nothing.
    { label: `$(close) ${requestMessages.cancel}`, answer: false },
    { label: `$(check) ${endpointsAgree(own, hosts)}`, detail: requestMessages.endpointsAgreeDetail, answer: true },
    { label: requestMessages.endpoints, kind: vscode.QuickPickItemKind.Separator },
    ...open.flatMap(({ name, url }) =>
      rowsOf(url).map((row) => ({ label: label(endpointTitle(name)), detail: plain(row) })),
    ),
  ];
  const options = {
    title: endpointsTitle(own),
    placeHolder: requestMessages.endpointsPlaceholder,
    ignoreFocusOut: true,
  };
  for (;;) {
    const picked = await dialog.pick(items, options);
    if (picked === undefined) return false;
    if (picked.answer !== undefined) return picked.answer;
  }
}
