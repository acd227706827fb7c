/** What was checked: failed first, passed folded. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckView, PanelToken } from '../../shared/panelView';
import type { Context } from './context';
import { code, folded, icon, section } from './pieces';
import { checksAt } from './state/checksNow';
import { checkStates, checkWords, openLine, passedLine, ruleLabel } from './state/words/checkWords';

export function checks(context: Context, token: PanelToken): TemplateResult | typeof nothing {
  const all = checksAt(token, context.state.now);
  if (all.length === 0) return nothing;
  const open = all.filter(({ state }) => state !== 'passed');
  const passed = all.filter(({ state }) => state === 'passed');
  const aside = html`<span class="quiet">${openLine(all)}</span>`;
  return section(
    context,
    { id: 'checks', title: checkWords.checks, aside },
    html`${list(open, (check) => full(context, check))}
    ${
      passed.length === 0
        ? nothing
        : folded(context, 'passed', html`${icon('pass', 'good')} ${passedLine(passed.length)}`, () =>
            list(passed, (check) => head(check)),
          )
    }`,
  );
}

function list(all: readonly CheckView[], item: (check: CheckView) => TemplateResult): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<ul class="plain">
    ${all.map((check) => html`<li class="check ${check.state}">${item(check)}</li>`)}
  </ul>`;
}

function full({ post }: Context, check: CheckView): TemplateResult {
  const { reason, expected, found, fix, ruleId, source } = check;
  return html`${head(check)}
    <div class="detail">
      ${reason === undefined ? nothing : html`<p>${reason}</p>`}
      ${expected === undefined && found === undefined ? nothing : compared(expected, found)}
      ${fix === undefined ? nothing : html`<p><span class="quiet">${checkWords.mend}:</span> ${fix}</p>`}
      <p class="more">
        ${ruleId === undefined ? nothing : ruleLink(check, () => post({ type: 'open-rule', ruleId }))}
        ${source === undefined ? nothing : html`<span class="quiet source">${source}</span>`}
      </p>
    </div>`;
}

function ruleLink({ title }: CheckView, press: () => void): TemplateResult {
  return html`<button type="button" class="link" aria-label=${ruleLabel(title)} @click=${press}>
    ${checkWords.rule}
  </button>`;
}

/** A rule that found nothing is titled by what it looks for. */
function head({ state, title }: CheckView): TemplateResult {
  const { label, icon: name, tone } = checkStates[state];
  return html`<p class="head">
    ${icon(name, tone)} <span><span class="state ${tone}">${label}</span> <span class="what">${title}</span></span>
  </p>`;
}

/** What was expected above what was found, so that the eye sees where they part. */
export function compared(expected: string | undefined, found: string | undefined): TemplateResult {
  const line = (label: string, value: string | undefined): unknown =>
    value === undefined
      ? nothing
      : html`<div>
          <dt>${label}</dt>
          <dd>${code(value)}</dd>
        </div>`;
  return html`<dl class="compared">${line(checkWords.expected, expected)} ${line(checkWords.found, found)}</dl>`;
}
