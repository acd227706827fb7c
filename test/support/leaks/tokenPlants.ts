/** Tokens as plants: every form in every context, and the vendors' tokens in those where people write them. */
import { opaqueShapes } from '../../../src/core/token/opaque';
import { samples, type Sample } from '../opaqueSamples';
import type { Random } from '../random';
import { contexts, type TokenContext } from '../tokenContexts';
import { tokenKinds, type TokenKind } from '../tokenKinds';
import type { Plant } from './plant';

/** Every kind of token in every context that fits it. */
export function tokenPlants(random: Random): readonly Plant[] {
  return contexts.flatMap((context) => tokenKinds.flatMap((kind) => plantOf(kind, context, random)));
}

/** Every vendor's token in some contexts. */
export function opaquePlants(random: Random): readonly Plant[] {
  return samples.filter(isLookedFor).flatMap((sample) => {
    const { vendor, credential, variant = '', before = '' } = sample;
    const name = `${vendor} ${credential} ${variant}`.trim();
    const make = (): string => sample.make((alphabet, length) => random.text(length, alphabet));
    const kind: TokenKind = { name, form: 'opaque', shape: 'mark', make };
    return opaqueContexts
      .flatMap((context) => plantOf(kind, context, random))
      .map((plant) => ({ ...plant, before: `${plant.before}${before}` }));
  });
}

const opaqueContexts = contexts.filter(({ name }) =>
  ['in double quotes', 'Authorization header', 'environment file', 'JSON', 'log with colours'].includes(name),
);

/** Publishable keys are no secrets, and some shapes have no mark that one could look for. */
function isLookedFor({ vendor, credential }: Sample): boolean {
  // Told as what stands in the base64, which has plants of its own.
  if (vendor === 'base64-jwt') return false;
  return opaqueShapes.some(
    (shape) => shape.vendor === vendor && shape.credential === credential && shape.isPublic !== true,
  );
}

function plantOf(kind: TokenKind, context: TokenContext, random: Random): readonly Plant[] {
  const compact = kind.make(random);
  const placement = context.fits(kind) ? context.place(compact, random) : undefined;
  if (placement === undefined) return [];
  const isPlain = kind.shape === 'compact' && placement.written === compact;
  const group = kind.form === 'opaque' ? 'vendors' : isPlain ? 'plain tokens' : 'other tokens';
  return [{ group, kind: kind.name, context: context.name, extension: extensionOf(context.name), ...placement }];
}

const endings: readonly (readonly [RegExp, string])[] = [
  [/^JSON|\\u002|PHP slashes/, 'json'],
  [/^YAML/, 'yaml'],
  [/environment/, 'env'],
  [/header|curl|cookie/, 'http'],
  [/shell|cmd/, 'sh'],
  [/log|colours/, 'log'],
  [/HTML|XML|&#/, 'html'],
  [/Python/, 'py'],
  [/PHP/, 'php'],
  [/SQL/, 'sql'],
  [/^C$|^C,/, 'c'],
  [/quotes|JavaScript|template|comment|\\x/, 'ts'],
  [/table|bold|sentence|list|backticks|mail/, 'md'],
  [/added|removed/, 'patch'],
];

function extensionOf(context: string): string {
  return endings.find(([pattern]) => pattern.test(context))?.[1] ?? 'txt';
}
