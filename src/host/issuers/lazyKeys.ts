/** A key source that is made when it is first asked, because making one loads core. */
import type { KeySource } from '../../core/issuers/keys';

export function createLazyKeySource(make: () => KeySource): KeySource {
  let made: KeySource | undefined;
  const source = (): KeySource => (made ??= make());
  return {
    keysOf: (profile, wanted) => source().keysOf(profile, wanted),
    cached: { keysOf: (profile, wanted) => source().cached.keysOf(profile, wanted) },
    entries: () => source().entries(),
    clear: (issuer) => source().clear(issuer),
  };
}
