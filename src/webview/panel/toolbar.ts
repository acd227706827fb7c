/** What can be done with the token: one thing first, the rest as icons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelAct, PanelView } from '../../shared/panelMessages';
import type { Context } from './context';
import { actButton, icon } from './pieces';
import { acts as actWords } from './state/words';

/** The first of these that is offered is the button that stands out. */
const primaries: readonly PanelAct[] = ['end-comparison', 'validate', 'refresh', 'add-issuer', 'sign-in'];

/** Shown elsewhere. */
const elsewhere: readonly PanelAct[] = ['pin', 'unpin'];

export function toolbar(context: Context, { acts, busy, notice }: PanelView): TemplateResult {
  const primary = primaries.find((act) => acts.includes(act));
  const others = acts.filter((act) => act !== primary && !elsewhere.includes(act));
  return html`
    <div class="toolbar">
      ${primary === undefined ? nothing : primaryButton(context, primary, busy)}
      <div class="tools" role="group" aria-label="Actions">${others.map((act) => actButton(context, act))}</div>
    </div>
    <p class="notice" role="status">${notice ?? nothing}</p>
  `;
}

function primaryButton({ post }: Context, act: PanelAct, busy: PanelAct | undefined): TemplateResult {
  const { label, icon: name } = actWords[act];
  return html`<vscode-button ?disabled=${busy !== undefined} @click=${() => post({ type: 'act', act })}
    >${icon(busy === act ? 'loading busy' : name)} ${label}</vscode-button
  >`;
}
