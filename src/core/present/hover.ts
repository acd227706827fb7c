/** Writes a token view as the Markdown of a hover, with every text from the token escaped. */
import type { FindingView, LifetimeView, TokenView } from '../../shared/tokenView';
import { linksLine, showAllLink } from './commandLinks';
import { codeSpan } from './escape';
import { claimsSection, disclosuresSection, headerSection, payloadSection } from './hoverSections';
import { verdictBlock } from './hoverVerdict';
import { capitalized, prose, severityWords } from './words';
import { localAndUtc } from './times';

/**
 * The hover of a token: what it is, how long it lives, what to know of it, links, then its claims and header.
 *
 * Render it with `supportHtml` and `supportThemeIcons` off and trust for `hoverCommands` alone: then no text from the
 * token is a link, an image, a command or markup, whatever it holds.
 */
export function hoverMarkdown(view: TokenView): string {
  const blocks = [...body(view), ...view.nested.flatMap(({ label, view: inner }) => nestedBlocks(label, inner, 1))];
  return blocks.filter((block) => block !== '').join('\n\n');
}

const findingLimit = 5;

const factLimit = 8;

const saidByLifetime: ReadonlySet<string> = new Set(['expired', 'not-yet-valid']);

const nestedLimit = 3;

const innerClaimLimit = 6;

const claimLimit = 12;

function body(view: TokenView): readonly string[] {
  return [
    view.problem === undefined ? '' : `**Problem:** ${prose(view.problem)}`,
    titleLine(view),
    lifetimeBlock(view.lifetime),
    verdictBlock(view),
    findingsBlock(view),
    factsBlock(view),
    // Before the long lists, so that they are in view without scrolling.
    linksLine(view),
    claimsSection(view, claimLimit),
    payloadSection(view),
    disclosuresSection(view),
    headerSection(view),
  ];
}

function nestedBlocks(label: string, view: TokenView, depth: number): readonly string[] {
  if (depth > nestedLimit) {
    return [`**${prose(label)}**: more tokens inside; ${showAllLink('show all', view.reference)}.`];
  }
  return [
    '---',
    `${prose(label)}: ${titleLine(view)}`,
    view.problem === undefined ? '' : `**Problem:** ${prose(view.problem)}`,
    lifetimeBlock(view.lifetime),
    findingsBlock(view),
    factsBlock(view),
    claimsSection(view, innerClaimLimit),
    payloadSection(view),
    disclosuresSection(view),
    ...view.nested.flatMap((inner) => nestedBlocks(inner.label, inner.view, depth + 1)),
  ];
}

function titleLine(view: TokenView): string {
  const title = `**${prose(view.title)}**${fromWhom(view)}`;
  if (view.confidence === 'certain') {
    return title;
  }
  const why = view.reasons
    .slice(0, 2)
    .map((text) => prose(text))
    .join(' ');
  return `${title} (${howSure(view)})${why === '' ? '' : `\\\n${why}`}`;
}

function howSure({ kind, confidence }: TokenView): string {
  // "JWT, best guess" would doubt what is plain: only which kind of JWT is open.
  if (kind === 'jwt') {
    return 'kind unknown';
  }
  return confidence === 'likely' ? 'likely' : 'best guess';
}

/** The provider, or else the issuer as the token names it, which a code span or quotation marks show to be the token's own word. */
function fromWhom({ provider, issuer }: TokenView): string {
  if (provider !== undefined) {
    return ` from **${prose(provider)}**`;
  }
  if (issuer === undefined) {
    return '';
  }
  const span = codeSpan(issuer);
  // Written as prose, the text would read as ours: "from Acme, signature verified <".
  return span.startsWith('`') ? ` from ${span}` : ` from “${span}”`;
}

function lifetimeBlock(lifetime: LifetimeView | undefined): string {
  if (lifetime === undefined) {
    return '';
  }
  const [state = '', ...rest] = lifetime.sentence.split(' · ');
  const sentence = [`**${capitalized(prose(state))}**`, ...rest.map((text) => prose(text))].join(' · ');
  const at = lifetime.state === 'notYetValid' ? lifetime.notBefore : lifetime.expiresAt;
  return at === undefined ? sentence : `${sentence}\\\n${localAndUtc(at)}`;
}

/** Errors and warnings first, and the rest while there is room; that it expired, the lifetime has said. */
function findingsBlock(view: TokenView): string {
  const findings = view.findings.filter(({ id }) => view.lifetime === undefined || !saidByLifetime.has(id));
  const shown = findings.slice(0, findingLimit);
  const rest = findings.length - shown.length;
  const lines = shown.map(findingLine);
  if (rest > 0) {
    lines.push(`- ${showAllLink(`and ${rest} more`, view.reference)}`);
  }
  return lines.join('\n');
}

function findingLine({ severity, message, source }: FindingView): string {
  return `- **${severityWords[severity]}:** ${prose(message)} *${prose(source)}*`;
}

/** A token may have thousands of signatures or recipients; the editor cuts a hover at 100,000 characters, wherever that is. */
function factsBlock({ facts, reference }: TokenView): string {
  const lines = facts.slice(0, factLimit).map((fact) => prose(fact));
  if (facts.length > factLimit) {
    lines.push(showAllLink(`and ${facts.length - factLimit} more`, reference));
  }
  // Lines and not a list: a second list below the findings would become one with theirs.
  return lines.join('\\\n');
}
