/** What can be done with the token: what is likely next as buttons, the rest in a menu. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelView } from '../../shared/panelView';
import { rove } from '../buttons';
import { actMenu, menuButton } from './actMenu';
import type { Context } from './context';
import { icon, type IconButton, postAct } from './pieces';
import { acts as actWords, offeredActs, type ToolbarAct } from './state/acts';
import { standingOf } from './state/standing';
import { pageWords } from './state/words/pageWords';

export function toolbar(context: Context, view: PanelView): TemplateResult {
  const { token, acts, busy, notice, restricted } = view;
  const { now, width } = context.state;
  const standing = token === undefined ? 'unknown' : standingOf(token, now).state;
  const { primary, buttons, rest } = offeredActs({ acts, standing, width });
  return html`
    <div class="actions">
      <div class="toolbar" role="toolbar" aria-label=${pageWords.actions} @keydown=${rove}>
        <div class="buttons">
          ${repeat(
            buttons,
            (act) => act,
            (act, index) =>
              actButton(context, act, { isPrimary: act === primary, stop: index === 0 ? 'first' : 'later' }),
          )}
        </div>
        ${menuButton(context, rest, buttons.length === 0 ? 'first' : 'later')}
      </div>
      ${actMenu(context)}
    </div>
    ${restricted ? html`<p class="quiet restricted">${icon('workspace-untrusted')} <span>${pageWords.restricted}</span></p>` : nothing}
    <p class="notice" role="status">${busy === undefined ? (notice ?? nothing) : pageWords.busy}</p>
  `;
}

interface Looks {
  readonly isPrimary: boolean;
  readonly stop: NonNullable<IconButton['stop']>;
}

function actButton(context: Context, act: ToolbarAct, { isPrimary, stop }: Looks): TemplateResult {
  const { label, icon: name } = actWords[act];
  const busy = context.state.view?.busy;
  return html`<vscode-button
    ?secondary=${!isPrimary}
    data-stop
    .tabIndex=${stop === 'later' ? -1 : 0}
    aria-disabled=${busy === undefined ? nothing : 'true'}
    @click=${() => (busy === undefined ? postAct(context, act) : undefined)}
    >${icon(busy === act ? 'loading busy' : name)} ${label}</vscode-button
  >`;
}
