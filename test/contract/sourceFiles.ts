/** The source files of the repository as the contract tests read them: paths from the root, and their syntax trees. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../support/repository';

export interface ImportedModule {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What git knows or would add: tracked files and new ones that are not ignored. */
export function repositoryFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const deleted = new Set(git('ls-files', '--deleted'));
  return git(...args).filter((file) => !deleted.has(file));
}

/** The TypeScript files below a folder. */
export function typeScriptFiles(folder: string): readonly string[] {
  return repositoryFiles().filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.ts'));
}

/** Reads a file of the repository. */
export function readText(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8');
}

/** Parses a file of the repository. */
export function parseFile(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);
}

/** Every node of a tree, the root first. */
export function nodesOf(root: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** What a file imports, in whatever way it is written: import, export from, import(), require(), import type. */
export function importsOf(source: ts.SourceFile): readonly ImportedModule[] {
  return nodesOf(source).flatMap((node): readonly ImportedModule[] => {
    if (ts.isImportDeclaration(node)) return imported(node.moduleSpecifier, isTypeOnlyImport(node));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      return imported(node.moduleSpecifier, node.isTypeOnly);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return imported(node.argument.literal, true);
    if (ts.isCallExpression(node) && isLoading(node.expression)) return imported(node.arguments[0], false);
    return [];
  });
}

function imported(node: ts.Node | undefined, typeOnly: boolean): readonly ImportedModule[] {
  // A specifier that is not a literal cannot be checked, so it stands as one that no room allows.
  return [{ specifier: node !== undefined && ts.isStringLiteralLike(node) ? node.text : '(computed)', typeOnly }];
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

function isLoading(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function git(...args: readonly string[]): readonly string[] {
  const output = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 1 << 26 });
  return output.split('\n').filter((line) => line !== '');
}
