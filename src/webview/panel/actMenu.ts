/** The menu of all acts without a button: opened by mouse or keyboard, closed by whatever leads away from it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Context } from './context';
import { icon, type IconButton, postAct } from './pieces';
import { acts, groupsOf, type ToolbarAct } from './state/acts';
import { menuStep } from './state/menuKeys';
import { pageWords } from './state/words/pageWords';

/** Stands at the end of the toolbar, where it stays whatever else comes and goes. */
export function menuButton(
  context: Context,
  rest: readonly ToolbarAct[],
  stop: NonNullable<IconButton['stop']>,
): TemplateResult | typeof nothing {
  const { menu, view } = context.state;
  if (rest.length === 0 && menu === undefined) return nothing;
  const isOpen = menu !== undefined;
  const isBusy = rest.some((act) => act === view?.busy);
  const open = (at: 'first' | 'last'): void => {
    context.apply({ type: 'menu', acts: rest });
    itemsOfMenu()
      .at(at === 'first' ? 0 : -1)
      ?.focus();
  };
  return html`<button
    type="button"
    class="tool more"
    title=${pageWords.moreActions}
    aria-label=${pageWords.moreActions}
    aria-haspopup="menu"
    aria-expanded=${isOpen}
    aria-controls=${isOpen ? 'menu' : nothing}
    data-stop
    .tabIndex=${stop === 'later' ? -1 : 0}
    @click=${() => (isOpen ? close(context) : open('first'))}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      // In the toolbar the same keys would lead to its next button.
      event.stopPropagation();
      event.preventDefault();
      open(event.key === 'ArrowDown' ? 'first' : 'last');
    }}
  >
    ${icon(isBusy ? 'loading busy' : 'ellipsis')}
  </button>`;
}

/** What was there when it was opened stays in its place until it is closed; what can no longer be done waits. */
export function actMenu(context: Context): TemplateResult | typeof nothing {
  const { menu, view } = context.state;
  if (menu === undefined) return nothing;
  const isOffered = (act: ToolbarAct): boolean => view?.busy === undefined && view?.acts.includes(act) === true;
  return html`<div
    class="menu"
    id="menu"
    role="menu"
    aria-label=${pageWords.moreActions}
    @keydown=${(event: KeyboardEvent) => onKey(context, event)}
    @focusout=${({ relatedTarget }: FocusEvent) => onFocusOut(context, relatedTarget)}
  >
    ${groupsOf(menu).map(
      (group, index) =>
        html`${index === 0 ? nothing : html`<div class="divider" role="separator"></div>`}
        ${group.map((act) => item(context, act, isOffered(act)))}`,
    )}
  </div>`;
}

function item(context: Context, act: ToolbarAct, isOffered: boolean): TemplateResult {
  const { label, icon: name } = acts[act];
  const press = (): void => {
    leave(context);
    postAct(context, act);
  };
  return html`<button
    type="button"
    class="item"
    role="menuitem"
    tabindex="-1"
    aria-disabled=${isOffered ? nothing : 'true'}
    @click=${() => (isOffered ? press() : undefined)}
    @pointermove=${({ currentTarget }: Event) => (currentTarget as HTMLElement).focus({ preventScroll: true })}
  >
    ${icon(name)} <span>${label}</span>
  </button>`;
}

/** A list of the editor that closes can take the focus for a moment and give it back. */
const patienceMs = 100;

function onFocusOut(context: Context, to: EventTarget | null): void {
  const isLost = (): boolean => !document.hasFocus() || !isOfMenu(document.activeElement);
  if (to !== null || document.hasFocus()) {
    if (!isOfMenu(to)) close(context);
  } else setTimeout(() => (isLost() ? close(context) : undefined), patienceMs);
}

function isOfMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.menu, .more') !== null;
}

function itemsOfMenu(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.menu .item')];
}

function close({ apply }: Context): void {
  apply({ type: 'menu', acts: undefined });
}

/** The focus goes back before the menu does, so that it is never lost. */
function leave(context: Context): void {
  document.querySelector<HTMLElement>('.toolbar .more')?.focus();
  close(context);
}

function onKey(context: Context, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' || event.key === 'Tab') {
    // From the button the tab key goes on by itself.
    leave(context);
    if (event.key === 'Escape') stop(event);
    return;
  }
  const items = itemsOfMenu();
  const index = items.findIndex((each) => each === event.target);
  const to = menuStep(
    event.key,
    index,
    items.map(({ textContent }) => textContent.trim()),
  );
  if (to === undefined) return;
  stop(event);
  items[to]?.focus();
}

/** The editor would take some keys for its own. */
function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
