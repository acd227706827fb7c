/** The leaks of the list, put together by severity, file, issuer or kind; what asks for nobody stands last and folded. */
import { leakRanks, type LeakKind, type LeakRank } from '../../core/leaks/leak';
import type { FoundLeak } from './foundLeak';
import { rowName } from './leakRows';

export type LeakGrouping = 'severity' | 'file' | 'issuer' | 'kind';

/** Stands for its leak, as commands take it. */
export interface LeakNode {
  readonly kind: 'leak';
  readonly found: FoundLeak;
}

/** What the leaks of a group have in common; texts are hostile still. */
export type GroupTopic =
  | { readonly by: 'rank'; readonly rank: LeakRank }
  | { readonly by: 'file'; readonly found: FoundLeak }
  | { readonly by: 'issuer'; readonly issuer: string | undefined }
  | { readonly by: 'kind'; readonly leakKind: LeakKind }
  | { readonly by: 'known' }
  | { readonly by: 'resolved' };

export interface LeakGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly topic: GroupTopic;
  readonly nodes: readonly LeakNode[];
}

/** Groups in their order, and the leaks of each by place. */
export function leakGroups(all: readonly FoundLeak[], grouping: LeakGrouping): readonly LeakGroup[] {
  const groups = new Map<string, { readonly topic: GroupTopic; readonly nodes: LeakNode[] }>();
  for (const found of byPlace(all)) {
    const topic = topicOf(found, grouping);
    const order = orderOf(topic);
    const group = groups.get(order) ?? { topic, nodes: [] };
    group.nodes.push({ kind: 'leak', found });
    groups.set(order, group);
  }
  return [...groups]
    .sort(([one], [other]) => compare(one, other))
    .map(([order, { topic, nodes }]) => ({ kind: 'group', id: `group:${rowName([order])}`, topic, nodes }));
}

function topicOf(found: FoundLeak, grouping: LeakGrouping): GroupTopic {
  if (found.state === 'resolved') return { by: 'resolved' };
  if (found.state === 'known') return { by: 'known' };
  switch (grouping) {
    case 'severity':
      return { by: 'rank', rank: found.rank };
    case 'file':
      return { by: 'file', found };
    case 'issuer':
      return { by: 'issuer', issuer: found.leak.issuer };
    case 'kind':
      return { by: 'kind', leakKind: found.leak.kind };
  }
}

/** Names the group among all, and puts it in its place; no id holds it, since a path or an issuer can hold anything. */
function orderOf(topic: GroupTopic): string {
  switch (topic.by) {
    case 'rank':
      return `1${String(leakRanks.indexOf(topic.rank))}`;
    case 'file':
      return `1${fileOrder(topic.found)}`;
    case 'issuer':
      return topic.issuer === undefined ? '2' : `1${topic.issuer}`;
    case 'kind':
      return `1${topic.leakKind}`;
    case 'known':
      return '8';
    case 'resolved':
      return '9';
  }
}

/** Each order is made once: there may be thousands of leaks. */
function byPlace(all: readonly FoundLeak[]): readonly FoundLeak[] {
  return all
    .map((found) => ({ found, file: fileOrder(found) }))
    .sort(
      (one, other) =>
        compare(one.file, other.file) ||
        one.found.range.start.compareTo(other.found.range.start) ||
        compare(one.found.commit ?? '', other.found.commit ?? ''),
    )
    .map(({ found }) => found);
}

function fileOrder({ folder, path }: FoundLeak): string {
  return `${String(folder.index)}/${path}`;
}

/** By UTF-16 units: to compare as a language does it takes too long for thousands. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
