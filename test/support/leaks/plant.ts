/** A credential as it stands in a file. */

/** Tokens as they are, and those that are JSON, escaped, or go on over lines; vendors' tokens; keys; the others. */
export const plantGroups = ['plain tokens', 'other tokens', 'vendors', 'keys', 'secrets and base64'] as const;
export type PlantGroup = (typeof plantGroups)[number];

/** Where it stands and what it is; `before` and `after` belong to the file around it. */
export interface Plant {
  readonly group: PlantGroup;
  /** What it is, such as `private key, EC`. */
  readonly kind: string;
  /** Where it stands, such as `YAML`. */
  readonly context: string;
  /** The ending of a file in which people write it so. */
  readonly extension: string;
  readonly before: string;
  readonly written: string;
  readonly after: string;
  /** True where the text around it is a whole file, in which nothing else can stand. */
  readonly isWhole?: boolean;
}

export const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const hex = '0123456789abcdef';

export function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}
