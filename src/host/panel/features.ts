/** Everything behind the door to the token panel, put together when it is first seen or asked for. */
import * as vscode from 'vscode';
import { commandIds, contextKeys, viewIds } from '../../shared/contributions';
import type { PanelMessage } from '../../shared/panelMessages';
import type { CommandTable } from '../commands/table';
import { createContextKeys } from '../contextKeys';
import { createTokenClipboard } from '../sessions/use/clipboard';
import { askedFor, sessionAsked, type Asked } from './asked';
import { panelUseOf, type PanelCommand, type PanelDeps, type PanelUse } from './panelDeps';
import { focusingDialog } from './focusBack';
import { createPanelPage, type PanelPage } from './panelPage';
import { createPanelScreen, type PanelScreen } from './panelScreen';
import { createPanelTarget, type PanelTarget } from './panelTarget';
import { copyMember, openRule, paste, revealed, runAct, type WorkParts } from './panelWork';

export interface PanelFeatures extends vscode.Disposable {
  readonly resolve: (view: vscode.WebviewView) => void;
  readonly commands: Pick<CommandTable, PanelCommand>;
}

interface Parts extends WorkParts {
  readonly screen: PanelScreen;
}

export function createPanelFeatures(deps: PanelDeps): PanelFeatures {
  const page = createPanelPage(deps.context.extensionUri);
  const surroundings = panelUseOf(deps);
  const { run, clock, index, references } = surroundings;
  const { isVisible } = page;
  const use: PanelUse = { ...surroundings, dialog: focusingDialog({ run, isVisible }, surroundings.dialog) };
  const clipboard = createTokenClipboard(use);
  const keys = createContextKeys();
  const target: PanelTarget = createPanelTarget({
    index,
    references,
    clock,
    // Two tokens that a person holds against each other stay.
    isFollowing: () => isVisible() && !screen.isComparing(),
    changed: () => {
      keys.set(contextKeys.panelPinned, target.isPinned());
      screen.renew();
    },
  });
  const screen: PanelScreen = createPanelScreen({ use, page, target });
  const parts: Parts = { use, target, clipboard, screen, isVisible, view: screen.view, compare: screen.compare };
  const owned = vscode.Disposable.from(
    page,
    clipboard,
    target,
    screen,
    page.onDidReceive((message) => void receive(parts, page.post, message)),
    page.onDidChangeVisibility(() => seen(parts, isVisible())),
    use.sessions.onDidChange(() => void renewSession(parts, isVisible())),
    use.sessions.onDidSignIn(({ id }) => {
      if (isVisible() && target.current() === undefined) void ask(parts, () => sessionAsked(use, id));
    }),
  );
  return { resolve: page.resolve, commands: commandsOf(parts, page.post), dispose: () => void owned.dispose() };
}

function commandsOf(parts: Parts, post: ReturnType<typeof createPanelPage>['post']): Pick<CommandTable, PanelCommand> {
  const { use, target, screen } = parts;
  const focus = (): Promise<unknown> => use.run(`${viewIds.panel}.focus`);
  return {
    [commandIds.showPanel]: async (argument) => {
      await ask(parts, () => askedFor(use, argument));
      await focus();
      // A page that is made only now begins there.
      post({ type: 'focus-top' });
    },
    [commandIds.pasteToken]: async () => {
      await focus();
      screen.wantPaste();
    },
    [commandIds.pinToken]: () => target.pin(true),
    [commandIds.unpinToken]: () => target.pin(false),
  };
}

/** Shows what was asked for, unless something else was shown while it was looked for. */
async function ask({ target, screen }: Parts, look: () => Promise<Asked>): Promise<void> {
  const before = target.current();
  const { subject, notice } = await look();
  if (target.current() !== before) return;
  if (subject !== undefined) target.show(subject);
  screen.say(notice);
}

function seen({ target, screen, use }: Parts, isVisible: boolean): void {
  const subject = target.current();
  if (isVisible && (subject === undefined || subject.source === 'cursor')) target.follow();
  if (isVisible && subject?.session !== undefined) void renewSession({ target, screen, use }, true);
  screen.renew();
}

/** The token of the session shown, as it is kept now; what ended keeps the last token it had. */
async function renewSession(
  { target, screen, use }: Pick<Parts, 'target' | 'screen' | 'use'>,
  isVisible: boolean,
): Promise<void> {
  const subject = target.current();
  if (!isVisible || subject?.session === undefined) return;
  const { subject: next, notice } = await sessionAsked(use, subject.session);
  if (target.current() !== subject) return;
  if (next?.reference !== undefined && next.reference !== subject.reference) target.show(next);
  else screen.renew();
  if (next !== undefined && notice !== undefined) screen.say(notice);
}

type Post = PanelPage['post'];

async function receive(parts: Parts, post: Post, message: PanelMessage): Promise<void> {
  const { screen } = parts;
  switch (message.type) {
    case 'ready':
      return screen.start();
    case 'act':
      return screen.during(message.act, () => runAct(parts, message));
    case 'paste':
      return receivePaste(parts, post, message.text);
    case 'copy-member':
      return screen.during(undefined, () => copyMember(parts, message));
    case 'open-rule':
      return screen.during(undefined, () => openRule(parts, message.ruleId));
    case 'reveal': {
      const segments = revealed(parts, message.reference);
      if (segments !== undefined) post({ type: 'raw', reference: message.reference, segments });
      return;
    }
  }
}

/** The answer comes behind the view, so that the page forgets the text when its token is seen. */
async function receivePaste(parts: Parts, post: Post, text: string): Promise<void> {
  let answer: Awaited<ReturnType<typeof paste>> = { isRead: false, problem: undefined };
  await parts.screen.during(undefined, async () => {
    answer = await paste(parts, text);
    return undefined;
  });
  post({ type: 'pasted', ...answer });
}
