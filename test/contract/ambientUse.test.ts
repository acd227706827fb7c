/** Core and shared take time, chance and the network as parameters; they never reach for them. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import ts from 'typescript';
import { nodesOf, parseFile, typeScriptFiles } from './sourceFiles';

const ambientNames = new Set(['fetch', 'process', 'Buffer', 'performance', 'setTimeout', 'setInterval', 'crypto']);

describe('ambient use', () => {
  it('is not in core or shared', () => {
    const files = [...typeScriptFiles('src/core'), ...typeScriptFiles('src/shared')];
    assert.ok(files.length > 20, 'the source files were not found');
    assert.deepEqual(
      files.flatMap((file) => ambientUses(parseFile(file)).map((use) => `${file}: ${use}`)),
      [],
    );
  });

  it('is seen in every form', () => {
    const source = `
      Date.now(); new Date(); Math.random(); fetch('x'); globalThis.fetch; Buffer.from('x'); process.env; crypto.subtle;
      new Date(5); const view = { process: 1 }; view.process; Math.floor(1);`;
    const uses = ambientUses(ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true));
    const seen = ['Date.now', 'new Date()', 'Math.random', 'fetch', 'globalThis', 'Buffer', 'process', 'crypto'];
    assert.deepEqual(uses, seen);
  });
});

function ambientUses(source: ts.SourceFile): readonly string[] {
  return nodesOf(source).flatMap((node): readonly string[] => {
    if (ts.isPropertyAccessExpression(node)) {
      const text = node.getText(source);
      return text === 'Date.now' || text === 'Math.random' ? [text] : [];
    }
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date') {
      return (node.arguments?.length ?? 0) === 0 ? ['new Date()'] : [];
    }
    if (!ts.isIdentifier(node) || !isReference(node)) return [];
    return ambientNames.has(node.text) || node.text === 'globalThis' ? [node.text] : [];
  });
}

/** An identifier that stands for a value, not for the name of a member, of a key or of something declared here. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isExpression(parent) && !ts.isPropertyAccessChain(parent);
}
