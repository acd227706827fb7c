/** Files with every kind of credential in every context, and look-alikes, each with its place. */
import { createRandom, type Random } from '../random';
import { filler } from '../tokenCorpus';
import { encodings, type Encoding } from './encodings';
import { keyPlants } from './keyPlants';
import { leakLookAlikes } from './leakLookAlikes';
import { secretPlants, wrappedPlants } from './otherPlants';
import type { Plant, PlantGroup } from './plant';
import { opaquePlants, tokenPlants } from './tokenPlants';

/** UTF-16 offsets in the text of a file, without its byte order mark. */
export interface Span {
  readonly group: PlantGroup;
  readonly kind: string;
  readonly context: string;
  readonly start: number;
  readonly end: number;
}

export interface CorpusFile {
  /** With `/` between its parts. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly planted: readonly Span[];
  /** Where nothing must be found. */
  readonly decoys: readonly Span[];
}

const plantsOfFile = 6;
const lookAlikesOfFile = 5;

/** The files; the same seed gives the same ones. */
export function leakCorpus(seed: number): readonly CorpusFile[] {
  const random = createRandom(seed);
  const plants = [tokenPlants, opaquePlants, keyPlants, secretPlants, wrappedPlants].flatMap((make) => make(random));
  const whole = plants.filter(({ isWhole = false }) => isWhole).map((plant) => [plant]);
  const parts = plants.filter(({ isWhole = false }) => !isWhole);
  const extensions = [...new Set(parts.map(({ extension }) => extension))];
  const groups = [
    ...whole,
    ...extensions.flatMap((each) =>
      inGroups(
        parts.filter(({ extension }) => extension === each),
        plantsOfFile,
      ),
    ),
  ];
  const decoys = inGroups(Array.from({ length: 10 }, () => leakLookAlikes).flat(), lookAlikesOfFile).map(
    (group): readonly Plant[] =>
      group.map(({ name, make }) => ({
        group: 'secrets and base64',
        kind: name,
        context: 'look-alike',
        extension: 'md',
        before: '',
        written: make(random),
        after: '',
      })),
  );
  return [...groups, ...decoys].map((group, index) => fileOf(group, index, random));
}

function inGroups<Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

const folders = ['src', 'deploy/k8s', 'docs/how to', 'test/größe', '.github', 'a/b/c/d/e/f'];

function fileOf(group: readonly Plant[], index: number, random: Random): CorpusFile {
  const [first] = group;
  const spans: Span[] = [];
  const isWhole = first?.isWhole === true;
  let text = isWhole ? '' : `// Größe ${String(index)}\n`;
  for (const { group: ofWhat, kind, context, before, written, after } of group) {
    text += isWhole ? before : `${filler(random)}${before}`;
    spans.push({ group: ofWhat, kind, context, start: text.length, end: text.length + written.length });
    text += isWhole ? `${written}${after}` : `${written}${after}\n`;
  }
  const isDecoy = first?.context === 'look-alike';
  return {
    path: `${folders[index % folders.length] ?? ''}/${String(index)}.${first?.extension ?? ''}`,
    text,
    encoding: encodings[index % encodings.length] ?? 'utf8',
    planted: isDecoy ? [] : spans,
    decoys: isDecoy ? spans : [],
  };
}
