/** Writes the demo workspace: the templates of `test/fixtures/workspaces/demo` with fresh tokens filled in. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDemoTokens } from './demoTokens';

const templates = join(__dirname, '..', 'fixtures', 'workspaces', 'demo');

export interface DemoWorkspaceOptions {
  /** In seconds. */
  readonly now?: number;
  /** Where the API of the login server is; without one that runs, an address where none is. */
  readonly api?: string;
}

/** Fills `directory`; `{{name}}` becomes a token, `{{name:2/3}}` the second third of it. */
export async function createDemoWorkspace(directory: string, options: DemoWorkspaceOptions = {}): Promise<void> {
  const { now = Math.floor(Date.now() / 1000), api = 'http://127.0.0.1:4000/api' } = options;
  const { tokens, jwks } = await makeDemoTokens(now);
  await cp(templates, directory, { recursive: true });
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, fill(text, { ...tokens, jwks, api }, now));
  }
}

function fill(text: string, values: Readonly<Record<string, string>>, now: number): string {
  return text
    .replace(/\{\{time([+-]\d{1,6})?\}\}/g, (_, shift?: string) =>
      new Date((now + Number(shift ?? 0)) * 1000).toISOString(),
    )
    .replace(/\{\{(\w{1,40})(?::(\d)\/(\d))?\}\}/g, (placeholder, name: string, part?: string, parts?: string) => {
      if (name === 'host') return placeholder;
      const value = values[name];
      if (value === undefined) throw new Error(`The demo workspace names an unknown token: ${placeholder}`);
      return part === undefined || parts === undefined ? value : slice(value, Number(part), Number(parts));
    });
}

function slice(value: string, part: number, parts: number): string {
  const width = Math.ceil(value.length / parts);
  return value.slice((part - 1) * width, part * width);
}
