/** Finds keys in a text: JWK and JWK Set objects in JSON or source code, and PEM blocks. */
import type { KeyMatch } from './keyMatch';
import { locateKeyObjects } from './locateKeys/objects';
import { locatePemBlocks } from './locateKeys/pemBlocks';

/** All keys of a text in one linear pass, in order; a set counts as one match, and the keys in it are not repeated. */
export function locateKeys(text: string): readonly KeyMatch[] {
  const objects = locateKeyObjects(text);
  const inObject = ({ start }: KeyMatch): boolean => objects.some((each) => each.start < start && start < each.end);
  // A PEM text as a member of a JWK, as some vendors have it, is part of that key.
  const blocks = locatePemBlocks(text).filter((block) => !inObject(block));
  return [...objects, ...blocks].sort((one, other) => one.start - other.start);
}
