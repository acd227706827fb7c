/** A page of a webview as it is built, in a plain browser, in the colours of an editor, with a host that the test plays. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { repositoryRoot } from '../repository';
import type { ThemeName } from './themes';

export interface PageHarness<Posted> {
  readonly page: Page;
  /** Plays the host: posts a message, and waits until the page has shown what it says. */
  readonly post: (message: unknown) => Promise<void>;
  readonly messages: () => Promise<readonly Posted[]>;
  /** What the page's own policy refused. */
  readonly violations: () => Promise<readonly string[]>;
  /** The addresses that the page asked for beyond its own files. */
  readonly requests: readonly string[];
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
  /** What the editor kept of an earlier page. */
  readonly kept?: unknown;
}

/** What a webview is made of. */
export interface PageParts {
  readonly html: string;
  /** The files of the page by their path, such as `/panel.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
}

export interface PageFile {
  readonly type: string;
  readonly body: string | Buffer;
}

export const origin = 'https://webview.test';

/** As the editor's own preload script names them. */
const bodyClasses: { readonly [K in ThemeName]: string } = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light vscode-high-contrast',
};

/** Colours that VS Code 1.110 gave its own window in each theme, of those that the pages ask for. */
const themeColors: { readonly [K in ThemeName]: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(repositoryRoot, 'test/fixtures/webview/themes.json'), 'utf8'),
  // The shape of a file that stands beside this one.
) as { readonly [K in ThemeName]: Readonly<Record<string, string>> };

/** The editor's side of a webview, as far as the page can see it, and a record of what it refused. */
const playEditor = (kept: unknown): string => `
  window.posted = [];
  window.refused = [];
  window.kept = ${JSON.stringify(kept ?? null)};
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    refused.push([violatedDirective, blockedURI, sourceFile].join(' ')));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => { posted.push(message); },
    getState: () => kept ?? undefined,
    setState: (state) => { kept = structuredClone(state); },
  });
`;

/** Opens the page; what it shows first is the test's to say. */
export async function openPage<Posted>(
  browser: Browser,
  parts: PageParts,
  options: HarnessOptions,
): Promise<PageHarness<Posted>> {
  const { width = 900, height = 760, scale = 1, browserClock, kept } = options;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  const page = await context.newPage();
  if (browserClock !== undefined) {
    // It runs until it is stopped, and can be stopped at a later instant only.
    await page.clock.install({ time: browserClock - 3_600_000 });
    await page.clock.pauseAt(browserClock);
  }
  await page.addInitScript(playEditor(kept));
  const requests: string[] = [];
  await serve(page, { parts, theme: options.theme ?? 'dark', requests });
  await page.goto(`${origin}/`);
  return {
    page,
    requests,
    post: (message) =>
      page.evaluate(
        (posted) =>
          new Promise((resolve) => {
            // Behind the page's own listener, which has rendered when this one is called.
            window.addEventListener('message', resolve, { once: true });
            window.postMessage(posted);
          }).then(() => undefined),
        message,
      ),
    messages: () => page.evaluate<readonly Posted[]>('posted'),
    violations: () => page.evaluate<readonly string[]>('refused'),
    close: () => context.close(),
  };
}

interface Served {
  readonly parts: PageParts;
  readonly theme: ThemeName;
  readonly requests: string[];
}

async function serve(page: Page, { parts, theme, requests }: Served): Promise<void> {
  const html = parts.html
    .replace('<html ', `<html class="themed" `)
    .replace('<body>', `<body class="${bodyClasses[theme]}">`)
    .replace('<link ', `<link rel="stylesheet" href="${origin}/theme.css"><link `);
  const files = new Map<string, PageFile>([
    ...parts.files,
    ['/', { type: 'text/html', body: html }],
    ['/theme.css', { type: 'text/css', body: themeCss(theme) }],
  ]);
  await page.route('**', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === origin ? files.get(url.pathname) : undefined;
    if (file === undefined) {
      requests.push(url.href);
      await route.abort();
      return;
    }
    await route.fulfill({ contentType: `${file.type}; charset=utf-8`, body: file.body });
  });
}

/** The editor sets its colours on the root element and has a style sheet of its own below every other. */
function themeCss(theme: ThemeName): string {
  const colors = Object.entries(themeColors[theme]).map(([name, value]) => `${name}: ${value};`);
  return `
    html.themed {
      ${colors.join('\n')}
      background: var(--vscode-sideBar-background, var(--vscode-editor-background));
      --vscode-font-family: system-ui, Ubuntu, 'Droid Sans', sans-serif; --vscode-font-size: 13px;
      --vscode-font-weight: normal; --vscode-editor-font-family: 'Droid Sans Mono', monospace;
    }
    @layer vscode-default {
      body { padding: 0 20px; color: var(--vscode-editor-foreground); }
      code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background); }
    }`;
}
