/** SecretStorage as files, one a secret, so that processes share it as windows of a desktop share the editor's. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretStore } from '../../../src/core/sessions/secretStore';

const draft = '.draft';

export function fileSecrets(folder: string): SecretStore {
  mkdirSync(folder, { recursive: true });
  const file = (key: string): string => join(folder, Buffer.from(key).toString('base64url'));
  return {
    get: async (key) => {
      try {
        return await readFile(file(key), 'utf8');
      } catch {
        return undefined;
      }
    },
    store: async (key, value) => {
      const written = join(folder, `${randomUUID()}${draft}`);
      await writeFile(written, value);
      await rename(written, file(key));
    },
    delete: (key) => rm(file(key), { force: true }),
    keys: async () =>
      (await readdir(folder))
        .filter((name) => !name.endsWith(draft))
        .map((name) => Buffer.from(name, 'base64url').toString()),
  };
}
