/** What was checked: failed first, passed folded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckView, PanelToken } from '../../shared/panelMessages';
import type { Context } from './context';
import { code, folded, icon } from './pieces';
import { checkStates, passedLine, words } from './state/words';

export function checks(context: Context, { checks: all }: PanelToken): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const open = all.filter(({ state }) => state !== 'passed');
  const passed = all.filter(({ state }) => state === 'passed');
  return html`
    <section class="checks" aria-labelledby="checks">
      <h2 id="checks">${words.checks}</h2>
      ${
        open.length === 0
          ? html`<p class="quiet">${words.noChecks}</p>`
          : html`<ul class="plain">
              ${open.map((check) => html`<li>${full(context, check)}</li>`)}
            </ul>`
      }
      ${
        passed.length === 0
          ? nothing
          : folded(
              context,
              'passed',
              passedLine(passed.length),
              () =>
                html`<ul class="plain">
                  ${passed.map((check) => html`<li class="check">${head(check, 'passed')}</li>`)}
                </ul>`,
            )
      }
    </section>
  `;
}

const tones: Readonly<Record<CheckView['state'], string>> = {
  failed: 'bad',
  attention: 'attention',
  note: 'neutral',
  passed: 'good',
};

function full({ post }: Context, check: CheckView): TemplateResult {
  const { state, reason, expected, found, fix, ruleId } = check;
  return html`<div class="check ${state}">
    ${head(check, state)} ${reason === undefined ? nothing : html`<p>${reason}</p>`}
    ${compared(words.expected, expected)} ${compared(words.found, found)}
    ${fix === undefined ? nothing : html`<p><span class="quiet">${words.mend}:</span> ${fix}</p>`}
    ${
      ruleId === undefined
        ? nothing
        : html`<button
            type="button"
            class="link"
            aria-label="${words.rule}: ${check.title}"
            @click=${() => post({ type: 'open-rule', ruleId })}
          >
            ${words.rule}
          </button>`
    }
  </div>`;
}

/** A rule that found nothing is titled by what it looks for. */
function head({ title, source }: CheckView, state: CheckView['state']): TemplateResult {
  const { label, icon: name } = checkStates[state];
  return html`<p class="head">
    ${icon(name, tones[state])} <span class="heard">${label}:</span> <strong>${title}</strong>
    ${source === undefined ? nothing : html`<span class="quiet source">${source}</span>`}
  </p>`;
}

function compared(label: string, value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined ? nothing : html`<p><span class="quiet">${label}:</span> ${code(value)}</p>`;
}
