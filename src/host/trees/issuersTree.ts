/** The view of the issuers in the settings: which count, what they say, what is wrong; nothing is fetched for it. */
import * as vscode from 'vscode';
import type { KeySource } from '../../core/issuers/keys';
import { createTimeWords, type TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import type { IssuerProfiles } from '../issuers/profiles';
import type { Verdicts } from '../verdicts';
import { createWordsTimer, type WordsTimer } from '../wordsTimer';
import { factsOf, type IssuerFact, type KnownOfIssuers } from './issuerFacts';
import { factItem, issuerItem } from './issuerItems';
import { attentionOf, issuerRows, type IssuerRow } from './issuerRows';
import { issuerAttention, issuerTreeMessages } from './issuerTreeMessages';
import { createPause } from './pause';

export type IssuersNode = IssuerRow | { readonly kind: 'fact'; readonly owner: IssuerRow; readonly fact: IssuerFact };

/** The sessions as they are known, without reading them. */
export interface KnownSessions {
  readonly known: () => readonly SessionView[];
  readonly onDidChange: vscode.Event<void>;
}

export interface IssuersTreeDeps {
  readonly profiles: Pick<IssuerProfiles, 'entries' | 'onDidChange'>;
  readonly keys: Pick<KeySource, 'entries'>;
  /** Tells that keys were fetched or cleared, since verdicts come and go with them. */
  readonly verdicts: Pick<Verdicts, 'onDidChange'>;
  readonly sessions: KnownSessions;
  readonly clock: Clock;
  readonly isTrusted: () => boolean;
  readonly view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility' | 'badge' | 'message'>;
}

export interface IssuersTree extends vscode.TreeDataProvider<IssuersNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<IssuersNode | undefined>;
  readonly getTreeItem: (node: IssuersNode) => vscode.TreeItem;
  readonly getChildren: (node?: IssuersNode) => IssuersNode[];
}

export function createIssuersTree(deps: IssuersTreeDeps): IssuersTree {
  const { profiles, keys, clock, view } = deps;
  const changes = new vscode.EventEmitter<IssuersNode | undefined>();
  let times: TimeWords | undefined;
  const known = (): KnownOfIssuers => {
    times ??= createTimeWords(vscode.env.language, undefined);
    return { cached: keys.entries(), sessions: deps.sessions.known(), now: clock.now(), times };
  };
  const timer = createMinutes(deps, () => changes.fire(undefined));

  function roots(): IssuersNode[] {
    const rows = issuerRows(profiles.entries());
    showStanding(rows, deps);
    timer.restart();
    return [...rows];
  }

  const parts = vscode.Disposable.from(
    changes,
    timer,
    whenStale(deps, () => (view.visible ? changes.fire(undefined) : void roots())),
    view.onDidChangeVisibility(() => {
      if (view.visible) changes.fire(undefined);
    }),
  );
  return {
    onDidChangeTreeData: changes.event,
    getTreeItem: (node) => {
      if (node.kind === 'fact') return factItem(node.owner, node.fact);
      return issuerItem(node, node.kind === 'issuer' && hasKeys(keys, node.entry.profile.issuer));
    },
    getChildren: (node) => {
      if (node === undefined) return roots();
      if (node.kind !== 'issuer') return [];
      return factsOf(node.entry, node.warnings, known()).map((fact) => ({ kind: 'fact', owner: node, fact }));
    },
    dispose: () => void parts.dispose(),
  };
}

/** "5 minutes ago" is said of cached keys alone, and counted where somebody sees it. */
function createMinutes({ clock, keys, view }: IssuersTreeDeps, run: () => void): WordsTimer {
  const isCounting = (): boolean => view.visible && keys.entries().length > 0;
  return createWordsTimer(clock, () => (isCounting() ? [new Date(clock.now().getTime() + minute)] : []), run);
}

const minute = 60_000;

function hasKeys(keys: IssuersTreeDeps['keys'], issuer: string): boolean {
  return keys.entries().some((entry) => entry.issuer === issuer);
}

function showStanding(rows: readonly IssuerRow[], { view, isTrusted }: IssuersTreeDeps): void {
  const { broken, waiting } = attentionOf(rows);
  const value = broken + waiting;
  view.badge = value === 0 ? undefined : { value, tooltip: issuerAttention(broken, waiting) };
  // An empty view says it in its own words.
  view.message = isTrusted() || rows.length === 0 ? '' : issuerTreeMessages.restricted;
}

/** Whatever changes which issuers there are, or what is known of them. */
function whenStale({ clock, profiles, verdicts, sessions }: IssuersTreeDeps, run: () => void): vscode.Disposable {
  const pause = createPause(clock, run);
  return vscode.Disposable.from(
    pause,
    profiles.onDidChange(pause.start),
    verdicts.onDidChange(pause.start),
    sessions.onDidChange(pause.start),
    vscode.workspace.onDidGrantWorkspaceTrust(pause.start),
  );
}
