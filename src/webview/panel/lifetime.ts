/** The life of the token as a picture, and the same as a list. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { LifetimeScale, PanelToken } from '../../shared/panelMessages';
import { type Mark, scaleDrawing, type ScaleDrawing } from './state/scale';
import { relativeWords } from './state/spans';
import { marks as markNames, words } from './state/words';

export function lifetime({ scale, claims }: PanelToken, now: number): TemplateResult | typeof nothing {
  if (scale === undefined) return nothing;
  const drawing = scaleDrawing(scale, now);
  return html`
    <section class="lifetime" aria-labelledby="lifetime">
      <h2 id="lifetime">${words.lifetime}</h2>
      ${picture(drawing, isOver(scale, now))}
      <dl class="marks">
        ${drawing.marks.map(
          ({ name, instant }) => html`
            <dt>${symbol(name)} ${markNames[name]}</dt>
            <dd>${name === 'now' ? nothing : relativeWords(instant, now)}${localTime(name, claims)}</dd>
          `,
        )}
      </dl>
    </section>
  `;
}

function isOver({ expiresAt }: LifetimeScale, now: number): boolean {
  return expiresAt !== undefined && now >= expiresAt;
}

/** Sizes are attributes in percent: the policy of the page allows no style in an element. */
function picture({ marks, life, refresh }: ScaleDrawing, over: boolean): TemplateResult {
  const now = marks.find(({ name }) => name === 'now')?.at ?? 0;
  return html`
    <svg class="scale ${over ? 'over' : ''}" width="100%" height="28" aria-hidden="true" focusable="false">
      ${svg`
        <rect class="track" x="0" y="11" width="100%" height="6" rx="3" />
        ${refresh === undefined ? nothing : bar('refresh', refresh)}
        ${life === undefined ? nothing : bar('life', life)}
        ${life === undefined ? nothing : bar('past', { from: life.from, to: Math.max(life.from, Math.min(life.to, now)) })}
        ${marks.map(markShape)}
      `}
    </svg>
  `;
}

function bar(kind: string, { from, to }: { readonly from: number; readonly to: number }): SVGTemplateResult {
  return svg`<rect class=${kind} x="${percent(from)}" y="11" width="${percent(to - from)}" height="6" rx="3" />`;
}

function markShape({ name, at }: Mark): SVGTemplateResult {
  const x = percent(at);
  return name === 'now'
    ? svg`<line class="now" x1=${x} x2=${x} y1="2" y2="26" />`
    : svg`<circle class=${name} cx=${x} cy="14" r="5" />`;
}

function symbol(name: Mark['name']): TemplateResult {
  return html`<svg class="symbol" width="12" height="12" aria-hidden="true" focusable="false">
    ${name === 'now' ? svg`<line class="now" x1="6" x2="6" y1="0" y2="12" />` : svg`<circle class=${name} cx="6" cy="6" r="5" />`}
  </svg>`;
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}

const claimNames: Readonly<Partial<Record<Mark['name'], string>>> = {
  issued: 'iat',
  begins: 'nbf',
  expires: 'exp',
  refresh: 'rexp',
};

/** As the host writes it, for the zone and the habits of the person. */
function localTime(name: Mark['name'], claims: PanelToken['claims']): TemplateResult | typeof nothing {
  const instant = claims.find((claim) => claim.name === claimNames[name])?.instant;
  return instant === undefined ? nothing : html` <span class="quiet">${instant.local}</span>`;
}
