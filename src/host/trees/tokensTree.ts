/** The view of the tokens in open files, with the time that each still lives; it searches nothing before it is seen. */
import * as vscode from 'vscode';
import { documentScheme } from '../../shared/contributions';
import { placeOf, plain } from '../messages';
import type { TokenReader } from '../reading';
import type { Verdicts } from '../verdicts';
import type { IssuerProfiles } from '../issuers/profiles';
import { createWordsTimer } from '../wordsTimer';
import { createPause } from './pause';
import { groupsOf, type Grouping, type TokenGroup } from './tokenGroups';
import { groupItem, rowItem } from './tokenItems';
import { compactOf, createTokenList, type TokenListDeps } from './tokenList';
import type { TokenRow } from './tokenRows';
import { attentionWords, leftOut } from './tokenTreeMessages';
import { tokenTooltip } from './tokenTooltip';

export type TokensNode = TokenGroup | TokenRow;

/** What of the view is read and written. */
export type TokensView = Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility' | 'badge' | 'message'>;

export interface TokensTreeDeps extends TokenListDeps {
  readonly reader: Pick<TokenReader, 'look' | 'decoded'>;
  readonly profiles: Pick<IssuerProfiles, 'current' | 'onDidChange'>;
  readonly verdicts: Pick<Verdicts, 'onDidChange'>;
  readonly view: TokensView;
  readonly grouping: () => Grouping;
}

export interface TokensTree extends vscode.TreeDataProvider<TokensNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<TokensNode | undefined>;
  readonly getTreeItem: (node: TokensNode) => vscode.TreeItem;
  readonly getChildren: (node?: TokensNode) => Promise<TokensNode[]>;
  readonly resolveTreeItem: (item: vscode.TreeItem, node: TokensNode) => vscode.TreeItem;
  /** Lists anew, as after another grouping was chosen. */
  readonly refresh: () => void;
}

export function createTokensTree(deps: TokensTreeDeps): TokensTree {
  const { clock, view, grouping } = deps;
  const changes = new vscode.EventEmitter<TokensNode | undefined>();
  const list = createTokenList(deps);
  const untils = createShownUntil(() => clock.now());
  // Nothing is counted down that nobody sees.
  const shown = (): readonly TokenRow[] => (view.visible ? list.listed().rows : []);
  const timer = createWordsTimer(clock, () => shown().flatMap((row) => list.lookOf(row).until ?? []), tick);

  function tick(): void {
    const due = shown().filter(untils.isDue);
    if (due.length > mostSingle) changes.fire(undefined);
    else due.forEach((row) => changes.fire(row));
    showStanding(list, view);
  }

  async function read(): Promise<void> {
    await list.read();
    showStanding(list, view);
    timer.restart();
  }

  // A hidden view is asked for no rows; its badge is seen all the same.
  const refresh = (): void => (view.visible ? changes.fire(undefined) : void read());
  const parts = vscode.Disposable.from(changes, timer, whenStale(deps, list.forget, refresh), whenSeen(view, refresh));
  return {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => {
      if (node.kind === 'group') return groupItem(node);
      const look = list.lookOf(node);
      untils.show(node, look.until);
      return rowItem(node, look, grouping());
    },
    resolveTreeItem: (item, node) => (node.kind === 'token' ? withTooltip(item, node, deps.reader) : item),
    getChildren: async (node) => {
      if (node !== undefined) return node.kind === 'group' ? [...node.rows] : [];
      await read();
      return [...groupsOf(list.listed().rows, grouping(), list.lookOf)];
    },
    refresh,
    dispose: () => void parts.dispose(),
  };
}

/** With more of them, the whole list is drawn anew at once. */
const mostSingle = 20;

/** Until when the words of the rows are true that were drawn. */
function createShownUntil(now: () => Date): {
  readonly show: (row: TokenRow, until: Date | undefined) => void;
  readonly isDue: (row: TokenRow) => boolean;
} {
  const untils = new WeakMap<TokenRow, Date | undefined>();
  return {
    show: (row, until) => untils.set(row, until),
    isDue: (row) => {
      const until = untils.get(row);
      return until !== undefined && until <= now();
    },
  };
}

function showStanding({ attention, listed }: ReturnType<typeof createTokenList>, view: TokensView): void {
  const count = attention();
  view.badge = count === 0 ? undefined : { value: count, tooltip: attentionWords(count) };
  // The editor takes an empty text for none.
  view.message = leftOut(listed()) ?? '';
}

function withTooltip(item: vscode.TreeItem, row: TokenRow, reader: TokensTreeDeps['reader']): vscode.TreeItem {
  item.tooltip = tokenTooltip(reader.look(compactOf(row)), whereIs(row));
  return item;
}

function whereIs({ uri, line }: TokenRow): string {
  return placeOf(plain(vscode.workspace.asRelativePath(uri)), new vscode.Position(line - 1, 0));
}

function whenSeen(view: TokensView, run: () => void): vscode.Disposable {
  return view.onDidChangeVisibility(() => {
    if (view.visible) run();
  });
}

/** Whatever changes which tokens there are, or what is known of them. */
function whenStale(
  { clock, settings, profiles, verdicts }: TokensTreeDeps,
  forget: () => void,
  run: () => void,
): vscode.Disposable {
  const pause = createPause(clock, run);
  const anew = (): void => {
    forget();
    pause.start();
  };
  return vscode.Disposable.from(
    pause,
    settings.onDidChange(anew),
    profiles.onDidChange(anew),
    verdicts.onDidChange(anew),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Our own documents are not listed.
      if (contentChanges.length > 0 && document.uri.scheme !== documentScheme) pause.start();
    }),
    vscode.workspace.onDidChangeNotebookDocument(pause.start),
    vscode.window.tabGroups.onDidChangeTabs(pause.start),
    vscode.window.onDidChangeVisibleTextEditors(pause.start),
  );
}
