/** The device code page: a panel beside the code, which is shown what it shows and says what a person does. */
import * as vscode from 'vscode';
import { visibleText } from '../../core/present/escape';
import {
  readSignInPageMessage,
  type SignInAct,
  type SignInHostMessage,
  type SignInView,
} from '../../shared/signInMessages';
import type { Clock } from '../clock';
import { signInHtml } from './signInHtml';

export interface SignInPage extends vscode.Disposable {
  /** Shows the view and brings the panel to the front; opens one where there is none. */
  readonly show: (view: SignInView) => void;
  /** Changes what an open panel shows. A panel that a person closed stays closed, and the focus where it is. */
  readonly update: (view: SignInView) => void;
  /** What a person did; closing the tab is `close` too. */
  readonly onDidAct: vscode.Event<SignInAct>;
  /** Closes the panel; nobody is told. */
  readonly close: () => void;
}

export interface SignInPageDeps {
  readonly extensionUri: vscode.Uri;
  readonly clock: Pick<Clock, 'now'>;
}

/** Makes no panel before the first view. */
export function createSignInPage(deps: SignInPageDeps): SignInPage {
  throw new Error('to come', { cause: [deps, vscode, visibleText, readSignInPageMessage, signInHtml] });
}

export type { SignInHostMessage };
