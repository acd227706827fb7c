/** Renders Markdown as VS Code does (marked, GitHub flavour) and tells what came of it. */
import { Lexer, type Token, walkTokens } from 'marked';

/** Every node of the Markdown, outermost first. */
export function nodesOf(markdown: string): readonly Token[] {
  const nodes: Token[] = [];
  void walkTokens(new Lexer({ gfm: true }).lex(markdown), (token) => {
    nodes.push(token);
  });
  return nodes;
}

/** What a person reads: the texts of all leaves, in order. */
export function renderedText(markdown: string): string {
  return nodesOf(markdown).map(leafText).join('').trim();
}

/** The texts of all code spans. */
export function codeTexts(markdown: string): readonly string[] {
  return nodesOf(markdown)
    .filter((node) => node.type === 'codespan')
    .map(leafText);
}

/** Kinds of node that hostile text must never become. */
export const dangerousTypes: ReadonlySet<string> = new Set([
  'html',
  'image',
  'def',
  'heading',
  'blockquote',
  'code',
  'table',
  'del',
  'link',
]);

function leafText(node: Token): string {
  switch (node.type) {
    case 'text':
      return 'tokens' in node && Array.isArray(node.tokens) ? '' : unescaped(textOf(node));
    case 'codespan':
      // CommonMark 0.31 section 6.1; versions of marked differ in what they do to `text`.
      return node.raw.slice(1, -1).replace(/^ (.*[^ ].*) $/, '$1');
    case 'escape':
    case 'html':
      return unescaped(textOf(node));
    case 'br':
      return '\n';
    default:
      return '';
  }
}

function textOf(node: Token): string {
  return 'text' in node && typeof node.text === 'string' ? node.text : '';
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&#91;': '[',
  '&#93;': ']',
};

/** Undoes the entities of marked and ours, each once. */
function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39|#96|#91|#93);/g, (entity) => entities[entity] ?? entity);
}
