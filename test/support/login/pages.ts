/** The pages of the login server: plain HTML in light and dark, without scripts and without anything from elsewhere. */

/** Sent with every page. A redirect after a form leads out of here, so there is no `form-action`. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; img-src data:",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Who can sign in with one click. */
const demoAccounts: readonly string[] = ['Ada', 'Grace'];

const style = `
:root { color-scheme: light dark; --back: #f3f4f8; --card: #fff; --text: #1c1f2b; --soft: #5a6072; --line: #d5d9e3;
  --accent: #3b4cca; --on-accent: #fff; --bad: #a4161a; }
@media (prefers-color-scheme: dark) { :root { --back: #14161d; --card: #1f222c; --text: #eceef5; --soft: #a8aec0;
  --line: #3a3f4f; --accent: #8c9bff; --on-accent: #10121a; --bad: #ff9a9a; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--back);
  color: var(--text); font: 1rem/1.5 system-ui, 'Segoe UI', sans-serif; }
main { width: 100%; max-width: 26rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  padding: 2rem; box-shadow: 0 10px 30px rgb(0 0 0 / 8%); }
header { color: var(--soft); font-size: .85rem; margin-bottom: .75rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; } .soft { color: var(--soft); font-size: .9rem; } .bad { color: var(--bad); font-weight: 600; }
label { display: block; font-weight: 600; margin-bottom: .35rem; }
input[type=text] { width: 100%; font: inherit; padding: .6rem .75rem; border: 1px solid var(--line); border-radius: 8px;
  background: transparent; color: inherit; margin-bottom: 1rem; }
input.code { font: 600 1.6rem ui-monospace, Consolas, monospace; text-align: center; letter-spacing: .12em;
  text-transform: uppercase; }
output { display: block; font: 600 2rem ui-monospace, Consolas, monospace; text-align: center; letter-spacing: .12em;
  padding: .75rem; border: 1px dashed var(--line); border-radius: 8px; margin-bottom: 1rem; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem; padding: .5rem .9rem .7rem; }
legend { font-weight: 600; padding: 0 .3rem; } fieldset label { font-weight: 400; margin: .2rem 0; }
.row { display: flex; gap: .6rem; margin-bottom: 1rem; } .row > * { flex: 1; }
button { font: inherit; font-weight: 600; width: 100%; padding: .65rem 1rem; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); }
button.plain { background: transparent; color: var(--accent); }
button.quiet { background: transparent; color: var(--soft); border-color: transparent; margin-top: .4rem; }
:is(button, input, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-family: ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.25rem 0; }
`;

/** Text as HTML: everything that comes from outside goes through here. */
function html(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)} – Local demo provider</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><header>Local demo provider, on this machine only</header><h1>${html(title)}</h1>
${body}</main></body>
</html>`;
}

/** What a form of `oidc-provider` posts where; its own markup has no labels. */
export interface CodeForm {
  readonly action: string;
  readonly xsrf: string;
  readonly code: string;
}

/** Reads {@link CodeForm} out of the markup that `oidc-provider` hands over. */
export function readCodeForm(markup: string): CodeForm {
  const value = (pattern: RegExp): string => pattern.exec(markup)?.[1] ?? '';
  return {
    action: value(/action="([^"]*)"/),
    xsrf: value(/name="xsrf" value="([^"]*)"/),
    // Already escaped.
    code: value(/name="user_code" value="([^"]*)"/) || value(/value="([^"]*)"[^>]*name="user_code"/),
  };
}

export function codePage(form: CodeForm, problem: string | undefined): string {
  const message = problem === undefined ? '' : `<p class="bad" role="alert">${html(problem)}</p>`;
  return page(
    'Enter the code',
    `${message}<form method="post" action="${form.action}">
<input type="hidden" name="xsrf" value="${form.xsrf}">
<label for="code">Code that your editor shows</label>
<input class="code" id="code" type="text" name="user_code" value="${form.code}" autofocus required autocomplete="off"
 autocapitalize="characters" spellcheck="false">
<button type="submit">Continue</button></form>`,
  );
}

export function confirmPage(form: CodeForm, client: string, code: string): string {
  return page(
    'Is this your code?',
    `<p>“${html(client)}” wants to be signed in. Go on only if you started this and your editor shows this code.</p>
<output>${html(code)}</output>
<form method="post" action="${form.action}">
<input type="hidden" name="xsrf" value="${form.xsrf}"><input type="hidden" name="user_code" value="${form.code}">
<input type="hidden" name="confirm" value="yes">
<button type="submit" autofocus>Yes, continue</button>
<button type="submit" class="quiet" name="abort" value="yes">No, stop</button></form>`,
  );
}

export interface SignInForm {
  readonly action: string;
  readonly client: string;
  readonly scopes: readonly string[];
  readonly audiences: readonly string[];
}

export function signInPage({ action, client, scopes, audiences }: SignInForm): string {
  const boxes = scopes.map(
    (scope) => `<label><input type="checkbox" name="scope" value="${html(scope)}" checked> <code>${html(scope)}</code>
</label>`,
  );
  const asked =
    scopes.length === 0 ? '' : `<fieldset><legend>It asks for these scopes</legend>${boxes.join('')}</fieldset>`;
  const apis = audiences.map((audience) => `<code>${html(audience)}</code>`).join(', ');
  const buttons = demoAccounts.map((name) => `<button name="account" value="${name}">${name}</button>`).join('');
  return page(
    'Who are you?',
    `<p>“${html(client)}” wants to act for you${apis === '' ? '' : ` at ${apis}`}. There are no passwords here.</p>
<form method="post" action="${html(action)}">${asked}<div class="row">${buttons}</div>
<hr><label for="name">Or somebody else</label>
<input id="name" type="text" name="name" maxlength="40" autocomplete="off">
<button class="plain" name="account" value="">Sign in with this name</button>
<button class="quiet" name="deny" value="yes">Do not allow it</button></form>`,
  );
}

export function messagePage(title: string, text: string): string {
  return page(title, `<p>${html(text)}</p>`);
}
