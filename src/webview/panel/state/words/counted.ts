/** Numbers in words. */

/** Such as `1 character` or `5,000 characters`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Such as `5,000`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

export function moreLine(next: number): string {
  return `Show ${grouped(next)} more`;
}
