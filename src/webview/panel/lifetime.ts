/** The life of the token as a picture, and the same as a list. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { LifetimeScale, PanelMember, PanelToken } from '../../shared/panelView';
import type { Context } from './context';
import { instant } from './instant';
import { section } from './pieces';
import { type Mark, type MarkName, scaleDrawing, type ScaleDrawing, type Stretch } from './state/scale';
import { scaleLabels } from './state/scaleLabels';
import { relativeWords, spanWords } from './state/spans';
import { lifetimeTitle, marks as markNames, shortMarks } from './state/words/lifetimeWords';

export function lifetime(context: Context, { scale, claims, verdict }: PanelToken): TemplateResult | typeof nothing {
  if (scale === undefined) return nothing;
  const { now, width } = context.state;
  const drawing = scaleDrawing(scale, now);
  const looks = {
    hatch: `${context.path}hatch`,
    width: Math.max(width - pagePadding, 0),
    isVouched: verdict?.status === 'valid',
  };
  const body = html`${picture(drawing, looks)} ${legend(drawing, claims, now)}`;
  return section(context, { id: 'lifetime', title: lifetimeTitle, aside: livesFor(scale) }, body);
}

/** What the page leaves free on both sides of a drawing. */
const pagePadding = 24;

function livesFor({ issuedAt, notBefore, expiresAt }: LifetimeScale): TemplateResult | typeof nothing {
  const from = issuedAt ?? notBefore;
  if (from === undefined || expiresAt === undefined || expiresAt <= from) return nothing;
  return html`<span class="quiet">${spanWords(expiresAt - from)}</span>`;
}

const line = 26;

interface Looks {
  /** The id of the pattern, which the page has once for each picture. */
  readonly hatch: string;
  /** In pixels. */
  readonly width: number;
  readonly isVouched: boolean;
}

/** Sizes are attributes in percent: the policy of the page allows no style in an element. */
function picture(drawing: ScaleDrawing, { hatch, width, isVouched }: Looks): TemplateResult {
  const { marks, life, elapsed, expired, refresh } = drawing;
  const labels = scaleLabels(marks, shortMarks, width);
  const height = labels.length === 0 ? 20 : 52;
  const y = labels.length === 0 ? 10 : line;
  return html`
    <svg class="scale ${isVouched ? 'vouched' : ''}" width="100%" height=${height} aria-hidden="true" focusable="false">
      ${svg`
        <pattern id=${hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="1" x2="1" y1="0" y2="6" />
        </pattern>
        <line class="axis" x1="0" x2="100%" y1=${y} y2=${y} />
        ${bar('refresh', refresh, y)} ${bar('life', life, y)} ${bar('elapsed', elapsed, y)}
        ${bar('expired', expired, y, `url(#${hatch})`)}
        ${marks.map(({ name, at }) => svg`<svg x=${percent(at)} y=${y} overflow="visible">${shape(name)}</svg>`)}
        ${labels.map(
          ({ text, at, row, anchor, name }) => svg`<text
            class=${name} x=${percent(at)} y=${row === 'above' ? y - 13 : y + 22} text-anchor=${anchor}>${text}</text>`,
        )}
      `}
    </svg>
  `;
}

function bar(kind: string, stretch: Stretch | undefined, y: number, fill?: string): SVGTemplateResult | typeof nothing {
  if (stretch === undefined) return nothing;
  const { from, to } = stretch;
  return svg`<rect class=${kind} x=${percent(from)} y=${y - 4} width=${percent(to - from)} height="8"
    fill=${fill ?? nothing} />`;
}

/** Each mark has its own shape, drawn around its place. */
function shape(name: MarkName): SVGTemplateResult {
  switch (name) {
    case 'issued':
      return svg`<circle class="mark issued" cx="0" cy="0" r="5" />`;
    case 'begins':
      return svg`<path class="mark begins" d="M-4-6 6 0-4 6Z" />`;
    case 'now':
      return svg`<path class="mark now" d="M0-9V9" />`;
    case 'expires':
      return svg`<rect class="mark expires" x="-5" y="-5" width="10" height="10" />`;
    case 'refresh':
      return svg`<path class="mark refresh" d="M0-6.5 6.5 0 0 6.5-6.5 0Z" />`;
  }
}

function legend({ marks }: ScaleDrawing, claims: readonly PanelMember[], now: number): TemplateResult {
  return html`<dl class="marks">
    ${marks.map(
      (mark) =>
        html`<div class=${mark.name}>
          <dt>
            <svg class="symbol" width="20" height="20" aria-hidden="true" focusable="false">
              ${svg`<svg x="10" y="10" overflow="visible">${shape(mark.name)}</svg>`}
            </svg>
            ${markNames[mark.name]}
          </dt>
          <dd>${when(mark, claims, now)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** As the host writes it, for the zone and the habits of the person; else how long from now. */
function when({ name, instant: at }: Mark, claims: readonly PanelMember[], now: number): unknown {
  if (name === 'now') return nothing;
  const view = claims.find((claim) => claim.name === claimNames[name])?.instant;
  const relative = relativeWords(at, now);
  return view === undefined ? html`<strong class="relative">${relative}</strong>` : instant(view, relative);
}

const claimNames: Readonly<Partial<Record<MarkName, string>>> = {
  issued: 'iat',
  begins: 'nbf',
  expires: 'exp',
  refresh: 'rexp',
};

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
