/** The few icons of the page, drawn here: a font of five hundred would weigh more than the page. */
import { svg, type SVGTemplateResult } from 'lit';

function icon(name: string, shape: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}

export const icons = {
  waiting: icon('turning', svg`<circle class="track" cx="8" cy="8" r="6" /><path d="M8 2a6 6 0 0 1 6 6" />`),
  paused: icon('paused', svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.75V8l2.25 1.75" />`),
  done: icon('done', svg`<circle cx="8" cy="8" r="6" /><path d="m5.25 8.25 2 2 3.5-4.25" />`),
  failed: icon('failed', svg`<circle cx="8" cy="8" r="6" /><path d="m5.75 5.75 4.5 4.5m0-4.5-4.5 4.5" />`),
  warning: icon('caution', svg`<path d="M8 2.25 14.25 13.5H1.75Z" /><path d="M8 6.5v3.25M8 11.4v.1" />`),
} as const;
