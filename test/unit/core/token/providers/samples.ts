/** One realistic claims set per provider and kind of token, made up from what the providers document. */
import { descope, microsoft } from './samples/identity';
import { platforms } from './samples/platforms';
import type { Sample } from './samples/sample';
import { others } from './samples/smaller';
import { google, kubernetes, pipelines } from './samples/workloads';

export const samples: readonly Sample[] = [
  ...descope,
  ...microsoft,
  ...platforms,
  ...google,
  ...kubernetes,
  ...pipelines,
  ...others,
];
