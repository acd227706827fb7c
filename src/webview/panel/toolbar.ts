/** What can be done with the token: one thing first, the rest as icons. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelAct, PanelView } from '../../shared/panelView';
import { rove } from '../buttons';
import type { Context } from './context';
import { actButton, icon, postAct } from './pieces';
import { acts as actWords, offeredActs, type ToolbarAct } from './state/acts';
import { standingOf } from './state/standing';
import { pageWords } from './state/words/pageWords';

export function toolbar(context: Context, view: PanelView): TemplateResult {
  const { token, acts, busy, notice, restricted } = view;
  const standing = token === undefined ? 'unknown' : standingOf(token, context.state.now).state;
  const { primary, others } = offeredActs(acts, standing);
  return html`
    <div class="toolbar" role="toolbar" aria-label=${pageWords.actions} @keydown=${rove}>
      ${primary === undefined ? nothing : primaryButton(context, primary, busy)}
      ${repeat(
        others,
        (act) => act,
        (act, index) => actButton(context, act, index === 0 && primary === undefined ? 'first' : 'later'),
      )}
    </div>
    ${restricted ? html`<p class="quiet restricted">${icon('workspace-untrusted')} <span>${pageWords.restricted}</span></p>` : nothing}
    <p class="notice" role="status">${busy === undefined ? (notice ?? nothing) : pageWords.busy}</p>
  `;
}

function primaryButton(context: Context, act: ToolbarAct, busy: PanelAct | undefined): TemplateResult {
  const { label, icon: name } = actWords[act];
  return html`<vscode-button
    data-stop
    aria-disabled=${busy === undefined ? nothing : 'true'}
    @click=${() => (busy === undefined ? postAct(context, act) : undefined)}
    >${icon(busy === act ? 'loading busy' : name)} ${label}</vscode-button
  >`;
}
