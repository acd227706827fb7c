/** Sends one request to an API with the access token of a session, and reports on the answer. */
import type { IssuerProfile } from '../../../core/issuers/issuer';
import { requestResource } from '../../../core/oauth/resourceRequest';
import { requestReport } from '../../../core/present/requestReport';
import { hostKind, isLoopbackHost } from '../../../core/rules/addresses';
import type { SessionToken } from '../../../core/sessions/outcome';
import type { SessionView } from '../../../core/sessions/session';
import { decodeToken } from '../../../core/token/decode';
import { label } from '../../issuerMessages';
import { askMessages, requestFailed, requesting, requestReportTitle, sendTo, sendToDetail } from './askMessages';
import { apiUrls } from './forms';
import { isTrusted, obtainToken, profileOf } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

type Method = keyof typeof askMessages.methods;

const methods: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'POST'];

export interface RequestTrial {
  readonly run: (argument: unknown) => Promise<void>;
}

/** The addresses asked before are kept in memory: they can say more than a setting should. */
export function createRequestTrial(use: Use): RequestTrial {
  const asked = new Map<string, string>();
  return {
    run: async (argument) => {
      if (!isTrusted(use)) return;
      const view = await resolveSession(use, argument, { title: askMessages.requestTitle });
      const profile = view && profileOf(use, view);
      if (view === undefined || profile === undefined) return;
      const url = await askUrl(use, profile, asked.get(view.id));
      const method = url && (await askMethod(use));
      if (url === undefined || method === undefined) return;
      asked.set(view.id, url.href);
      if (!(await mayBeSent(use, view, profile, method, url))) return;
      const token = await obtainToken(use, view);
      if (token !== undefined) await send(use, { token, profile, method, url });
    },
  };
}

async function askUrl(use: Use, profile: IssuerProfile, last: string | undefined): Promise<URL | undefined> {
  const known = apiUrls(profile).filter((url) => url !== last);
  const title = askMessages.requestTitle;
  const items = [
    ...(last === undefined ? [] : [{ label: label(last), description: askMessages.lastAddress, url: last }]),
    ...known.map((url) => ({ label: label(url), url })),
    { label: `$(edit) ${askMessages.otherAddress}`, url: undefined },
  ];
  // Without an address there is nothing to choose from.
  const item =
    items.length === 1 ? items[0] : await use.dialog.pick(items, { title, placeHolder: askMessages.pickAddress });
  if (item === undefined) return undefined;
  const isInsecureAllowed = use.settings.current().allowInsecureLoopback;
  const faultOf = (text: string): string | undefined => urlFault(text, isInsecureAllowed);
  // One that the profile names is completed by a path as often as not.
  const text = await use.dialog.input({
    title,
    prompt: askMessages.addressPrompt,
    value: item.url ?? 'https://',
    validateInput: faultOf,
  });
  if (text === undefined || faultOf(text) !== undefined) return undefined;
  const url = new URL(text.trim());
  // Never sent (RFC 9110 section 7.1), and not part of what a DPoP proof names either (RFC 9449 section 4.2).
  url.hash = '';
  return url;
}

function urlFault(text: string, isInsecureAllowed: boolean): string | undefined {
  if (!URL.canParse(text.trim())) return askMessages.notAnAddress;
  const { protocol, hostname, username, password } = new URL(text.trim());
  if (protocol !== 'https:' && protocol !== 'http:') return askMessages.notAnAddress;
  if (username !== '' || password !== '') return askMessages.noCredentials;
  const isSafe = protocol === 'https:' || (isLoopbackHost(hostname) && isInsecureAllowed);
  return isSafe ? undefined : askMessages.insecure;
}

async function askMethod({ dialog }: Use): Promise<Method | undefined> {
  const items = methods.map((method) => ({ label: method, detail: askMessages.methods[method], method }));
  const options = { title: askMessages.requestTitle, placeHolder: askMessages.pickMethod };
  return (await dialog.pick(items, options))?.method;
}

/** A host that the session's own profile names was agreed to with it; any other is asked about each time. */
async function mayBeSent(
  use: Use,
  view: SessionView,
  { name, issuer, audiences, resources }: IssuerProfile,
  method: Method,
  url: URL,
): Promise<boolean> {
  const own = [issuer, ...audiences, ...resources].filter((text) => URL.canParse(text)).map((text) => new URL(text));
  if (name === view.profile && own.some(({ origin }) => origin === url.origin)) return true;
  const detail = sendToDetail(name, `${method} ${label(url.href)}`, isPrivate(url));
  return use.confirm({ message: sendTo(view, url.host), detail, action: askMessages.send });
}

function isPrivate({ hostname }: URL): boolean {
  return hostKind(hostname) !== 'public';
}

interface Sending {
  readonly token: SessionToken;
  readonly profile: IssuerProfile;
  readonly method: Method;
  readonly url: URL;
}

async function send(use: Use, { token, profile, method, url }: Sending): Promise<void> {
  const { accessToken, tokenType, dpopKey, view } = token;
  const request = { url: url.href, method, accessToken, tokenType, dpopKey };
  const loan = use.hosts.lend(url, { privateToo: isPrivate(url) });
  use.flowLog.begin(`${askMessages.requestTitle}: ${method} ${label(url.host)}`);
  const outcome = await use.dialog
    .progress(requesting(url.host), (signal) => requestResource(request, use.oauth, signal))
    .finally(() => void loan.dispose());
  if (outcome === undefined) return;
  if (outcome.status === 'failed') return void use.dialog.warn(requestFailed(url.host, outcome.failure));
  const markdown = requestReport({
    method,
    url: url.href,
    answer: outcome.value,
    accessToken,
    isBound: tokenType === 'DPoP',
    decoded: decodeToken(accessToken),
    view: use.reader.look(accessToken),
    profile,
    account: view.account.label,
    now: use.clock.now(),
  });
  await use.reports.preview(requestReportTitle(url.host), markdown);
}
