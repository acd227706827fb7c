/** A person with a browser, as far as the pages of the login server need one: follows redirects, keeps cookies, posts forms. */

export interface Visitor {
  /** Types the code, confirms it and signs in. Gives the text of the last page. */
  readonly approveDevice: (verificationUri: string, userCode: string, choice: Choice) => Promise<string>;
  /** Signs in, and gives the address to which the browser was sent with the answer. */
  readonly authorize: (authorizationUrl: string, choice: Choice) => Promise<URL>;
}

export interface Choice {
  readonly account: string;
  /** Takes the ticks away from these scopes. */
  readonly without?: readonly string[];
  readonly deny?: boolean;
}

interface Page {
  readonly url: URL;
  readonly text: string;
}

export function createVisitor(): Visitor {
  const cookies = new Map<string, string>();
  const go = (url: URL, form?: URLSearchParams): Promise<Page> => visit(cookies, url, form);
  const signIn = (page: Page, choice: Choice): Promise<Page> => {
    const form = new URLSearchParams(choice.deny === true ? { deny: 'yes' } : { account: choice.account });
    for (const scope of scopesOn(page.text)) if (choice.without?.includes(scope) !== true) form.append('scope', scope);
    return go(page.url, form);
  };
  return {
    approveDevice: async (verificationUri, userCode, choice) => {
      const entry = await go(new URL(verificationUri));
      const confirm = await go(entry.url, fieldsOf(entry.text, { user_code: userCode }));
      return (await signIn(await go(confirm.url, fieldsOf(confirm.text, {})), choice)).text;
    },
    authorize: async (authorizationUrl, choice) => {
      const page = await go(new URL(authorizationUrl));
      return (page.text === '' ? page : await signIn(page, choice)).url;
    },
  };
}

/** Stops where a redirect leads to another origin: there the application waits, not a page. */
async function visit(cookies: Map<string, string>, start: URL, form?: URLSearchParams): Promise<Page> {
  let url = start;
  let body = form;
  for (let hop = 0; hop < 10; hop += 1) {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      body: body ?? null,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    keep(cookies, response.headers.getSetCookie());
    const location = response.headers.get('location');
    if (location === null) return { url, text: await response.text() };
    url = new URL(location, url);
    body = undefined;
    if (url.origin !== start.origin) return { url, text: '' };
  }
  throw new Error(`too many redirects from ${start.origin}${start.pathname}`);
}

// The paths of cookies do not matter here: their names are unique enough for one sign-in after the other.
function keep(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.split('=');
    if (value.join('=') === '') cookies.delete(name);
    else cookies.set(name, value.join('='));
  }
}

function fieldsOf(page: string, typed: Readonly<Record<string, string>>): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)) {
    fields.set(name, value);
  }
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
}

function scopesOn(page: string): readonly string[] {
  return [...page.matchAll(/name="scope" value="([^"]*)"/g)].map(([, scope = '']) => scope);
}
