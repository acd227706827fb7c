/** The device code page as it is built, in a plain browser, with a host that the test plays. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { pageHtml } from '../../../src/host/pageHtml';
import { visibleView } from '../../../src/host/sessions/visibleView';
import type { SignInHostMessage, SignInPageMessage, SignInView } from '../../../src/shared/signInMessages';
import { repositoryRoot } from '../repository';
import { type HarnessOptions, openPage, origin, type PageHarness, type PageParts } from './pageHarness';

export interface SignInHarness extends PageHarness<SignInPageMessage> {
  /** Posts a view. `now` is the host's clock. */
  readonly show: (view: SignInView, now: number) => Promise<void>;
}

/** Opens the page; the first view is the test's to show. */
export async function openSignInPage(browser: Browser, options: HarnessOptions): Promise<SignInHarness> {
  const harness = await openPage<SignInPageMessage>(browser, partsOf(options), options);
  return {
    ...harness,
    show: (view, now) => {
      const message: SignInHostMessage = { type: 'view', view: visibleView(view), now };
      return harness.post(message);
    },
  };
}

function partsOf({ dist }: HarnessOptions): PageParts {
  const [cspSource, styleUri, scriptUri] = [origin, `${origin}/signIn.css`, `${origin}/signIn.js`];
  return {
    html: pageHtml({ title: 'Sign in', cspSource, nonce: 'nonce-of-the-test', styleUris: [styleUri], scriptUri }),
    files: new Map([
      ['/signIn.css', { type: 'text/css', body: readFileSync(join(repositoryRoot, 'media/signIn.css')) }],
      ['/signIn.js', { type: 'text/javascript', body: readFileSync(join(dist, 'signIn.js')) }],
    ]),
  };
}
