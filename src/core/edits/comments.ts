/** Comments that tools read: how each language writes one, and where one may stand beside a token. */
import { idiomOf } from './idioms/byLanguage';
import { lineEnd, lineStart, regionsOf, type Lexis } from './lexis';
import type { Replacement, TokenPlace } from './reference';

interface CommentSyntax {
  readonly open: string;
  readonly close: string;
  /** False where a comment must have a line of its own. */
  readonly trailing: boolean;
}

/** The comment at the end of the line on which the token ends; undefined where none can stand there. */
export function trailingComment(place: TokenPlace, words: string): Replacement | undefined {
  const { text, end, languageId, fileName } = place;
  const syntax = syntaxOf(languageId, fileName);
  if (syntax === undefined) return undefined;
  const at = lineEnd(text, end);
  const where = whereIs(place, at);
  if (where === 'comment') return { start: at, end: at, newText: ` ${words}` };
  const goesOn = /[\\`^]\s*$/.test(text.slice(Math.max(end, at - 20), at));
  if (!syntax.trailing || where === 'string' || goesOn || inBlockScalar(place)) return undefined;
  return { start: at, end: at, newText: ` ${written(syntax, words)}` };
}

/** The comment on a line of its own in front of the line on which the token begins; undefined where none can stand there. */
export function commentAbove(place: TokenPlace, words: string): Replacement | undefined {
  const { text, start, languageId, fileName } = place;
  const syntax = syntaxOf(languageId, fileName);
  if (syntax === undefined) return undefined;
  const at = lineStart(text, start);
  const where = whereIs(place, at);
  const goesOn = /[\\`^]\s*$/.test(text.slice(Math.max(0, at - 20), at));
  if (where === 'string' || (goesOn && languageId !== 'dockerfile') || inBlockScalar(place)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(at, at + 200))?.[0] ?? '';
  const lineBreak = text.startsWith('\r\n', lineEnd(text, start)) ? '\r\n' : '\n';
  const line = where === 'comment' ? words : written(syntax, words);
  return { start: at, end: at, newText: indent + line + lineBreak };
}

/** Whether the language has comments at all. */
export function hasComments(languageId: string, fileName: string): boolean {
  return syntaxOf(languageId, fileName) !== undefined;
}

function written({ open, close }: CommentSyntax, words: string): string {
  return close === '' ? `${open} ${words}` : `${open} ${words} ${close}`;
}

/** What the text at an offset is part of, so that a comment is not written into a string. */
function whereIs({ text, languageId, fileName }: TokenPlace, at: number): 'code' | 'string' | 'comment' {
  for (const region of regionsOf(text, lexisOf(languageId, fileName), at)) {
    if (region.start >= at) break;
    if (region.kind === 'comment' && (region.toLineEnd ? region.end === at : region.end > at)) return 'comment';
    // One that is not closed ends with its line, or is no string at all.
    if (region.kind === 'string' && region.end > at && region.closed) return 'string';
  }
  return 'code';
}

const markupLexis: Lexis = { blockComments: [['<!--', '-->']], strings: [] };
const numberSignLexis: Lexis = { wordComments: ['#'], strings: [] };

function lexisOf(languageId: string, fileName: string): Lexis {
  const idiom = idiomOf(languageId, fileName);
  if (idiom !== undefined && 'lexis' in idiom) return idiom.lexis;
  return syntaxOf(languageId, fileName)?.open === '<!--' ? markupLexis : numberSignLexis;
}

/** Whether the token is in a block scalar of YAML (`|` or `>`), where a comment would be text. */
function inBlockScalar({ text, start, languageId }: TokenPlace): boolean {
  if (!yamlIds.has(languageId)) return false;
  let at = lineStart(text, start);
  let indent = indentOf(text, at);
  for (let line = 0; line < 1000 && at > 0 && indent > 0; line++) {
    at = lineStart(text, at - 1);
    const words = text.slice(at, Math.min(lineEnd(text, at), at + 500));
    if (words.trim() === '' || indentOf(text, at) >= indent) continue;
    if (/[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/.test(words)) return true;
    indent = indentOf(text, at);
  }
  return false;
}

function indentOf(text: string, at: number): number {
  return /^ */.exec(text.slice(at, at + 200))?.[0].length ?? 0;
}

const yamlIds: ReadonlySet<string> = new Set(['yaml', 'dockercompose', 'github-actions-workflow', 'azure-pipelines']);

const anywhere = (open: string, close = ''): CommentSyntax => ({ open, close, trailing: true });
const ownLine = (open: string): CommentSyntax => ({ open, close: '', trailing: false });

const slashes = anywhere('//');
const numberSign = anywhere('#');
const markup = anywhere('<!--', '-->');

const byLanguage: readonly (readonly [syntax: CommentSyntax, languages: string])[] = [
  [
    slashes,
    'javascript typescript javascriptreact typescriptreact go java kotlin groovy scala csharp fsharp rust swift',
  ],
  [slashes, 'dart c cpp objective-c php jsonc json5 scss less'],
  [numberSign, 'python ruby perl r elixir julia coffeescript shellscript fish powershell toml terraform dotenv'],
  [numberSign, [...yamlIds].join(' ')],
  [anywhere('--'), 'sql lua haskell'],
  [anywhere("'"), 'vb'],
  [anywhere(';'), 'clojure'],
  [anywhere('%'), 'tex latex erlang'],
  [markup, 'html xml markdown vue svelte xsl'],
  [anywhere('/*', '*/'), 'css'],
  // A sign behind a value would be part of it.
  [ownLine('#'), 'dockerfile makefile properties ini http ignore'],
  [ownLine('rem'), 'bat'],
];

const syntaxes: ReadonlyMap<string, CommentSyntax> = new Map(
  byLanguage.flatMap(([syntax, languages]) => languages.split(' ').map((language) => [language, syntax] as const)),
);

/** The editor knows some languages only with an extension for them; the names of their files say it as well. */
const byName: readonly (readonly [pattern: RegExp, syntax: CommentSyntax])[] = [
  [/(?:^|[\\/])\.env(?:\.[\w.-]+)?$|\.env$/, numberSign],
  [/(?:^|[\\/])(?:Dockerfile|Containerfile)[^\\/]*$|\.(?:http|rest)$/i, ownLine('#')],
  [/\.(?:toml|tf|tfvars|hcl|fish|exs?)$/, numberSign],
  [/\.(?:kts?|scala|groovy|gradle)$|(?:^|[\\/])Jenkinsfile$/, slashes],
];

function syntaxOf(languageId: string, fileName: string): CommentSyntax | undefined {
  return byName.find(([pattern]) => pattern.test(fileName))?.[1] ?? syntaxes.get(languageId);
}
