/** Types of the import matrix for the contract test. */
export interface Room {
  readonly folder: string;
  readonly from: readonly string[];
  readonly packages: readonly RegExp[];
  readonly typesOnly?: readonly RegExp[];
}
export declare const rooms: readonly Room[];
export declare function roomOf(file: string): Room | undefined;
