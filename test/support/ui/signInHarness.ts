/** The device code page as it is built, in a plain browser, in the colours of an editor, with a host that the test plays. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { signInHtml } from '../../../src/host/sessions/signInHtml';
import { visibleView } from '../../../src/host/sessions/visibleView';
import type { SignInHostMessage, SignInPageMessage, SignInView } from '../../../src/shared/signInMessages';
import { repositoryRoot } from '../repository';
import type { ThemeName } from './themes';

export interface SignInHarness {
  readonly page: Page;
  /** Plays the host: posts a view. `now` is the host's clock. */
  readonly show: (view: SignInView, now: number) => Promise<void>;
  readonly messages: () => Promise<readonly SignInPageMessage[]>;
  /** What the page's own policy refused. */
  readonly violations: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export interface HarnessOptions {
  /** The folder with the built bundle. */
  readonly dist: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** Device pixels a CSS pixel. */
  readonly scale?: number;
  /** Where the clocks of the browser stand; they move only when the test moves them. */
  readonly browserClock?: number | undefined;
}

const origin = 'https://webview.test';

/** As the editor's own preload script names them. */
const bodyClasses: { readonly [K in ThemeName]: string } = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light vscode-high-contrast',
};

/** Colours that VS Code 1.110 gave its own window in each theme, of those that the page asks for. */
const themeColors: { readonly [K in ThemeName]: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(repositoryRoot, 'test/fixtures/webview/themes.json'), 'utf8'),
  // The shape of a file that stands beside this one.
) as { readonly [K in ThemeName]: Readonly<Record<string, string>> };

/** The editor's side of a webview, as far as the page can see it, and a record of what it refused. */
const playEditor = `
  window.posted = [];
  window.refused = [];
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    refused.push([violatedDirective, blockedURI, sourceFile].join(' ')));
  window.acquireVsCodeApi = () => ({ postMessage: (message) => { posted.push(message); } });
`;

/** Opens the page; the first view is the test's to show. */
export async function openSignInPage(browser: Browser, options: HarnessOptions): Promise<SignInHarness> {
  const { width = 900, height = 760, scale = 1, browserClock } = options;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  const page = await context.newPage();
  if (browserClock !== undefined) {
    // It runs until it is stopped, and can be stopped at a later instant only.
    await page.clock.install({ time: browserClock - 3_600_000 });
    await page.clock.pauseAt(browserClock);
  }
  await page.addInitScript(playEditor);
  await serve(page, options);
  await page.goto(`${origin}/`);
  return {
    page,
    show: async (view, now) => {
      const message: SignInHostMessage = { type: 'view', view: visibleView(view), now };
      await page.evaluate(
        (posted) =>
          new Promise((resolve) => {
            // Behind the page's own listener, which has rendered when this one is called.
            window.addEventListener('message', resolve, { once: true });
            window.postMessage(posted);
          }).then(() => undefined),
        message,
      );
    },
    messages: () => page.evaluate<readonly SignInPageMessage[]>('posted'),
    violations: () => page.evaluate<readonly string[]>('refused'),
    close: () => context.close(),
  };
}

async function serve(page: Page, { dist, theme = 'dark' }: HarnessOptions): Promise<void> {
  const [cspSource, styleUri, scriptUri] = [origin, `${origin}/signIn.css`, `${origin}/signIn.js`];
  const html = signInHtml({ cspSource, nonce: 'nonce-of-the-test', styleUri, scriptUri })
    .replace('<html ', `<html class="themed" `)
    .replace('<body>', `<body class="${bodyClasses[theme]}">`)
    .replace('<link ', `<link rel="stylesheet" href="${origin}/theme.css"><link `);
  const files = new Map<string, readonly [type: string, body: string]>([
    ['/', ['text/html', html]],
    ['/theme.css', ['text/css', themeCss(theme)]],
    ['/signIn.css', ['text/css', readFileSync(join(repositoryRoot, 'media/signIn.css'), 'utf8')]],
    ['/signIn.js', ['text/javascript', readFileSync(join(dist, 'signIn.js'), 'utf8')]],
  ]);
  await page.route('**', async (route) => {
    const file = files.get(new URL(route.request().url()).pathname);
    await (file === undefined
      ? route.abort()
      : route.fulfill({ contentType: `${file[0]}; charset=utf-8`, body: file[1] }));
  });
}

/** The editor sets its colours on the root element and has a style sheet of its own below every other. */
function themeCss(theme: ThemeName): string {
  const colors = Object.entries(themeColors[theme]).map(([name, value]) => `${name}: ${value};`);
  return `
    html.themed {
      ${colors.join('\n')}
      --vscode-font-family: system-ui, Ubuntu, 'Droid Sans', sans-serif; --vscode-font-size: 13px;
      --vscode-font-weight: normal; --vscode-editor-font-family: 'Droid Sans Mono', monospace;
    }
    @layer vscode-default {
      body { padding: 0 20px; color: var(--vscode-editor-foreground); }
      code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); }
    }`;
}
