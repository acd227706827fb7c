/** The tree in src/README.md names what is there: no file that is gone, no room and no file of the host left out. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readText, typeScriptFiles } from './sourceFiles';

describe('the tree in src/README.md', () => {
  const named = pathsOf(readText('src/README.md'));
  const files = typeScriptFiles('src');
  const folders = new Set(files.flatMap(foldersOf));

  it('names no file or folder that does not exist', () => {
    assert.ok(named.length > 40, 'the tree was not found');
    assert.deepEqual(
      named.filter((path) => !files.includes(path) && !folders.has(path)),
      [],
    );
  });

  it('names every room, every file of the host, and every file at the top of a room of tokens', () => {
    const top = [...folders].filter((folder) => folder.split('/').length <= 4 && !folder.includes('/claims/'));
    const listed = files.filter((file) =>
      /^src\/(?:shared|host|host\/(?:commands|editor)|core\/token)\/\w+\.ts$/.test(file),
    );
    assert.deepEqual(
      [...top, ...listed].filter((path) => !named.includes(path)),
      [],
    );
  });
});

/** The paths of the block that begins with `src/`; one level is two spaces, and a line may name several files. */
function pathsOf(readme: string): readonly string[] {
  const [, tree = ''] = /```\nsrc\/\n([\s\S]*?)(?:\ntest\/|\n```)/.exec(readme) ?? [];
  const open: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const level = (line.length - line.trimStart().length) / 2;
    open.length = level - 1;
    const parent = ['src', ...open].join('/');
    const folder = /^ *(\w+)\/(?= )/.exec(line)?.[1];
    if (folder !== undefined) open.push(folder);
    const inside = folder === undefined ? parent : `${parent}/${folder}`;
    const names = line.match(/\b\w+\.ts\b/g) ?? [];
    return [...(folder === undefined ? [] : [inside]), ...names.map((name) => `${inside}/${name}`)];
  });
}

function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).slice(1);
}
