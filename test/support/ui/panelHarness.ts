/** The token panel as it is built, in a plain browser, with a host that the test plays. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { pageHtml } from '../../../src/host/pageHtml';
import type { PanelHostMessage, PanelMessage } from '../../../src/shared/panelMessages';
import type { PanelView } from '../../../src/shared/panelView';
import { repositoryRoot } from '../repository';
import { type HarnessOptions, openPage, origin, type PageHarness, type PageParts } from './pageHarness';

export interface PanelHarness extends PageHarness<PanelMessage> {
  /** Posts a view. `now` is the host's clock. */
  readonly show: (view: PanelView, now: number) => Promise<void>;
  readonly send: (message: PanelHostMessage) => Promise<void>;
}

/** Opens the page; the first view is the test's to show. */
export async function openPanel(browser: Browser, options: HarnessOptions): Promise<PanelHarness> {
  const harness = await openPage<PanelMessage>(browser, partsOf(options), { width: 300, ...options });
  const send = (message: PanelHostMessage): Promise<void> => harness.post(message);
  return { ...harness, send, show: (view, now) => send({ type: 'view', view, now }) };
}

function partsOf({ dist }: HarnessOptions): PageParts {
  const address = (file: string): string => `${origin}/${file}`;
  const html = pageHtml({
    title: 'Token',
    cspSource: origin,
    nonce: 'nonce-of-the-test',
    styleUris: [address('codicon.css'), address('panel.css')],
    scriptUri: address('panel.js'),
  });
  return {
    html,
    files: new Map([
      ['/panel.css', { type: 'text/css', body: readFileSync(join(repositoryRoot, 'media/panel.css')) }],
      ['/codicon.css', { type: 'text/css', body: readFileSync(join(dist, 'codicon.css')) }],
      ['/codicon.ttf', { type: 'font/ttf', body: readFileSync(join(dist, 'codicon.ttf')) }],
      ['/panel.js', { type: 'text/javascript', body: readFileSync(join(dist, 'panel.js')) }],
    ]),
  };
}
