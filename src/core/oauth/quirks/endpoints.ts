/** Endpoints that a provider has at fixed places below its issuer. */
import type { KnownEndpoints } from './quirk';

/** The endpoints at `paths` below `base`, which may end in a slash or not; none for what is no web URL. */
export function below(base: string, paths: Readonly<Partial<Record<keyof KnownEndpoints, string>>>): KnownEndpoints {
  if (!/^https?:\/\//i.test(base)) return {};
  const root = base.replace(/\/$/, '');
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${root}/${path}`]));
}
