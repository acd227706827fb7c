/** The JOSE header registry: what each header parameter is called, what it means in words, where it is specified. */
import type { RegistryEntry } from './claims';

export function headerEntry(_name: string, _providerId?: string): RegistryEntry | undefined {
  throw new Error('not built yet');
}
