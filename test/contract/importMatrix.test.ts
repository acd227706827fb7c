/** Every import of src and test/unit stays inside the import matrix, and no module imports itself in a circle. */
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, it } from 'mocha';
import { roomOf, type Room } from '../../.config/importMatrix.mjs';
import { importsOf, parseFile, typeScriptFiles, type ImportedModule } from './sourceFiles';

describe('import matrix', () => {
  const sources = typeScriptFiles('src');
  const files = [...sources, ...typeScriptFiles('test/unit')];

  it('has a room for every source file', () => {
    assert.ok(sources.length > 20, 'the source files were not found');
    assert.deepEqual(
      sources.filter((file) => roomOf(file) === undefined),
      [],
    );
  });

  it('holds for every import', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file);
      if (room === undefined) return [];
      const refused = importsOf(parseFile(file)).filter((module) => !allows(room, file, module));
      return refused.map(({ specifier }) => `${file} imports ${specifier}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('refuses what it should refuse', () => {
    const refuse = (file: string, specifier: string, typeOnly = false): void => {
      const room = roomOf(file);
      assert.ok(room !== undefined);
      assert.equal(allows(room, file, { specifier, typeOnly }), false, `${file} → ${specifier}`);
    };
    refuse('src/core/token/decode.ts', 'vscode', true);
    refuse('src/core/token/decode.ts', 'node:crypto');
    refuse('src/core/token/decode.ts', '../rules/check');
    refuse('src/core/rules/check.ts', '../present/hover');
    refuse('src/core/validation/validate.ts', '../oauth/session');
    refuse('src/core/token/decode.ts', '../../host/clock');
    refuse('src/shared/tokenView.ts', '../core/token/decode', true);
    refuse('src/core/leaks/scan.ts', '../../scan/findInText', true);
    refuse('src/scan/pool.ts', 'vscode', true);
    refuse('src/scan/pool.ts', '../host/http');
    refuse('src/scan/pool.ts', 'jose');
    refuse('src/host/http.ts', 'jose');
    refuse('src/host/panel/panel.ts', '../../webview/panel');
    refuse('src/webview/panel.ts', '../core/token/decode', true);
    refuse('src/webview/signIn/page.ts', 'vscode', true);
    refuse('src/webview/signIn/page.ts', 'node:crypto');
    refuse('src/webview/signIn/state/reduce.ts', 'lit');
    refuse('src/webview/signIn/state/reduce.ts', '../view');
    refuse('src/host/sessions/signInPage.ts', '../../webview/signIn/state/reduce', true);
    refuse('test/unit/webview/signIn/view.test.ts', '../../../../src/webview/signIn/view');
    refuse('test/unit/core/token/decode.test.ts', '../../../../src/host/clock');
    refuse('test/unit/core/token/decode.test.ts', 'vscode', true);
  });

  it('has no circle of imports, those of types included', () => {
    const graph = new Map(sources.map((file) => [file, targetsOf(file, sources)]));
    assert.deepEqual(firstCircle(graph), []);
  });
});

function allows(room: Room, file: string, { specifier, typeOnly }: ImportedModule): boolean {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    return room.from.some((place) => target === place || target.startsWith(`${place}/`));
  }
  return [...room.packages, ...(typeOnly ? (room.typesOnly ?? []) : [])].some((allowed) => allowed.test(specifier));
}

function targetsOf(file: string, sources: readonly string[]): readonly string[] {
  return importsOf(parseFile(file))
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => `${posix.join(posix.dirname(file), specifier)}.ts`)
    .filter((target) => sources.includes(target));
}

/** Depth first; gives the files of the first circle met. */
function firstCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const search = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of graph.get(file) ?? []) {
      const circle = search(target, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = search(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
