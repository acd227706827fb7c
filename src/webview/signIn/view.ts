/** The page as a template of its state: what it looks like, and which act each button is. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignInAct, SignInView } from '../../shared/signInMessages';
import { about } from './about';
import { icons } from './icons';
import { qrFigure } from './qrFigure';
import { countdownOf } from './state/countdown';
import type { PageState } from './state/reduce';
import { copyAndOpen, feedbackSentence, stateSentence, title, words } from './state/words';

export type OnAct = (act: SignInAct) => void;

export function pageTemplate({ view, now, wide }: PageState, act: OnAct): TemplateResult {
  if (view === undefined) return html`<p class="loading">${words.loading}</p>`;
  const open = isOpen(view);
  return html`
    <article class=${wide && open ? 'page wide' : 'page'}>
      <h1>${title(view)}</h1>
      ${open ? [codeBlock(view), actions(view, now, act)] : nothing} ${standing(view, now)}
      ${open ? warning() : nothing} ${ending(view, act)} ${open ? qrFigure(view, { wide }) : nothing}
      ${view.state === 'signed-in' ? nothing : about(view)}
    </article>
  `;
}

/** The code can still be entered. */
function isOpen({ state }: SignInView): boolean {
  return state === 'waiting' || state === 'slowed-down' || state === 'backing-off';
}

function codeBlock({ userCode, host, verificationUri }: SignInView): TemplateResult {
  return html`
    <section class="code-block" aria-labelledby="code-label">
      <h2 id="code-label">${words.codeLabel}</h2>
      <p class="code ${sizeOf(userCode)}" translate="no" dir="ltr">${userCode}</p>
      <p class="where">
        ${words.enterAt} <strong class="host" translate="no"><bdi>${host}</bdi></strong>
      </p>
      ${address(verificationUri)}
    </section>
  `;
}

/** A line breaks where an address has a joint, and a long address scrolls, which takes the focus to do by keyboard. */
function address(uri: string): TemplateResult {
  const parts = uri.split(/(?<=[/.?&])(?![/.?&])/).map((part) => html`${part}<wbr />`);
  return html`<p class="uri" translate="no" dir="ltr" tabindex=${uri.length > 200 ? 0 : nothing}>${parts}</p>`;
}

/** Most codes are eight or nine characters long; a longer one is set smaller, so that it stays on one line. */
function sizeOf(userCode: string): string {
  if (userCode.length <= 10) return 'short';
  return userCode.length <= 16 ? 'medium' : 'long';
}

function actions(view: SignInView, now: number, act: OnAct): TemplateResult {
  const over = countdownOf(view, now).seconds === 0;
  const button = (name: SignInAct, label: string, secondary: boolean): TemplateResult => html`
    <vscode-button ?secondary=${secondary} ?disabled=${over} @click=${() => act(name)}>${label}</vscode-button>
  `;
  return html`
    <div class="actions">
      ${button('copy-and-open', copyAndOpen(view.host), false)}
      <div class="others">${button('copy', words.copy, true)} ${button('open', words.open, true)}</div>
      <p class="feedback" role="status">${view.feedback === undefined ? nothing : feedbackSentence(view.feedback)}</p>
    </div>
  `;
}

/** Where the sign-in stands. The element stays the same in every state, so that a screen reader hears each change. */
function standing(view: SignInView, now: number): TemplateResult {
  const open = isOpen(view);
  const { text, share, urgent, spoken } = countdownOf(view, now);
  return html`
    <section class="standing ${view.state}">
      <div class="line">
        ${iconOf(view)}
        <p class="state" role="status">${stateSentence(view, now)}</p>
        ${open ? html`<span class=${urgent ? 'time urgent' : 'time'} role="timer" aria-label=${words.timeLeft}>${text}</span>` : nothing}
      </div>
      ${open ? html`<progress max="1" .value=${share} aria-hidden="true"></progress>` : nothing}
      <p class="heard" role="status">${open ? spoken : nothing}</p>
      ${view.state === 'signed-in' ? html`<p class="hint">${words.signedInHint}</p>` : nothing}
    </section>
  `;
}

function iconOf({ state }: SignInView): TemplateResult {
  switch (state) {
    case 'signed-in':
      return icons.done;
    case 'failed':
      return icons.failed;
    case 'backing-off':
      return icons.paused;
    default:
      return icons.waiting;
  }
}

function warning(): TemplateResult {
  return html`<p class="warning">${icons.warning}<span>${words.warning}</span></p>`;
}

function ending({ state }: SignInView, act: OnAct): TemplateResult {
  const button = (name: SignInAct, label: string, secondary: boolean): TemplateResult =>
    html`<vscode-button ?secondary=${secondary} @click=${() => act(name)}>${label}</vscode-button>`;
  if (state === 'signed-in') return html`<div class="ending">${button('close', words.close, false)}</div>`;
  if (state !== 'failed') return html`<div class="ending">${button('cancel', words.cancel, true)}</div>`;
  return html` <div class="ending">${button('again', words.again, false)} ${button('close', words.close, true)}</div> `;
}
