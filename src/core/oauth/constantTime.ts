/** Compares what an attacker may guess at without telling, by the time it takes, how much of it was right. */

/** True for two equal texts; how long it takes depends on their lengths alone. */
export function isSameText(expected: string, found: string): boolean {
  let difference = expected.length ^ found.length;
  for (let index = 0; index < expected.length; index++) {
    // Beyond the end it is NaN, which `^` takes for 0.
    difference |= expected.charCodeAt(index) ^ found.charCodeAt(index);
  }
  return difference === 0;
}
