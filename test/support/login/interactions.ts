/** Who signs in, and to what they agree: the interaction routes of the login server. */
import type { Provider } from 'oidc-provider';
import { pageHeaders, signInPage } from './pages';

/** The middleware of `oidc-provider`'s own framework, with what is used of it here. */
type Middleware = Parameters<Provider['use']>[0];
type Context = Parameters<Middleware>[0];
type Details = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Account ids are names in lower case: `Ada` is `ada`. */
function accountIdOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}

/** Shows the page that asks who signs in, and takes its answer. */
export function interactionRoutes(provider: Provider): Middleware {
  return async (context, next) => {
    if (!context.path.startsWith('/interaction/')) {
      await next();
      return;
    }
    const details = await provider.interactionDetails(context.req, context.res);
    if (context.method === 'POST') await answer(provider, context, details);
    else await ask(provider, context, details);
  };
}

async function ask(provider: Provider, context: Context, details: Details): Promise<void> {
  const clientId = words(details.params['client_id'])[0] ?? '';
  const client = await provider.Client.find(clientId);
  context.set(pageHeaders);
  context.body = signInPage({
    action: context.path,
    client: client?.clientName ?? clientId,
    scopes: words(details.params['scope']).filter((scope) => scope !== 'openid'),
    audiences: words(details.params['resource']),
  });
}

async function answer(provider: Provider, context: Context, details: Details): Promise<void> {
  const form = new URLSearchParams(await bodyOf(context));
  const accountId = accountIdOf(form.get('account') || form.get('name') || '');
  if (form.has('deny')) {
    const denial = { error: 'access_denied', error_description: 'The person did not allow it.' };
    await finish(provider, context, denial);
  } else if (accountId === '') {
    await ask(provider, context, details);
  } else {
    const consent = { grantId: await grant(provider, details, accountId, new Set(form.getAll('scope'))) };
    await finish(provider, context, { login: { accountId, remember: false }, consent });
  }
}

/** Only the scopes that are still ticked. */
async function grant(
  provider: Provider,
  details: Details,
  accountId: string,
  ticked: ReadonlySet<string>,
): Promise<string> {
  const made = new provider.Grant({ accountId, clientId: words(details.params['client_id'])[0] ?? '' });
  const resources = words(details.params['resource']);
  for (const scope of words(details.params['scope'])) {
    const allowed = scope === 'openid' || ticked.has(scope);
    if (allowed) made.addOIDCScope(scope);
    else made.rejectOIDCScope(scope);
    for (const resource of resources) {
      if (allowed) made.addResourceScope(resource, scope);
      else made.rejectResourceScope(resource, scope);
    }
  }
  return made.save();
}

type Result = Parameters<Provider['interactionFinished']>[2];

async function finish(provider: Provider, context: Context, result: Result): Promise<void> {
  context.redirect(
    await provider.interactionResult(context.req, context.res, result, { mergeWithLastSubmission: false }),
  );
  context.status = 303;
}

async function bodyOf(context: Context): Promise<string> {
  const chunks: Buffer[] = [];
  // A stream of bytes without an encoding gives buffers.
  for await (const chunk of context.req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A parameter that is one text with spaces, or a list. */
function words(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
