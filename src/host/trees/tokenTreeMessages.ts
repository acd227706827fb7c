/** The words of the view of tokens. */
import { assertNever } from '../../shared/assertNever';
import { shown } from '../shown';
import type { TokenGroup } from './tokenGroups';
import type { TokenLook } from './tokenLooks';

export const tokenTreeMessages = {
  unknownIssuer: 'Issuer unknown',
  showInFile: 'Reveal in File',
} as const;

/** Before what a tooltip tells of a token. */
export const tokenTooltipWords = {
  issuer: 'Issuer',
  lifetime: 'Lifetime',
  expires: 'Expires',
  checked: 'Checked',
  place: 'Where',
  redacted: 'Redacted',
  error: 'Error',
  warning: 'Warning',
} as const;

/** Such as `invalid` and `12 min left`: a side bar has little room. */
export function lookWords(look: TokenLook): readonly string[] {
  const life = look.left === undefined ? look.life : `${look.left} left`;
  const words = [stateWords(look), life].filter((word) => word !== undefined);
  return words.length === 0 ? [notVerified] : words;
}

const notVerified = 'not verified';

/** Said last, where the words that come first leave no room; undefined where they say it, or a verdict decides. */
export function lookReminder(look: TokenLook): string | undefined {
  return isDecided(look) || lookWords(look).includes(notVerified) ? undefined : notVerified;
}

function isDecided({ verdict, state }: TokenLook): boolean {
  return verdict === 'valid' || state === 'invalid' || state === 'malformed';
}

/** What the words about its life do not say. */
function stateWords({ state, verdict, errors }: TokenLook): string | undefined {
  switch (state) {
    case 'malformed':
      return 'broken';
    case 'invalid':
    case 'valid':
      return state;
    case 'faulty': {
      const count = errors === 1 ? '1 error' : `${String(errors)} errors`;
      return verdict === 'valid' ? `valid, ${count}` : count;
    }
    case 'expired':
    case 'expiring':
    case 'unverified':
      return undefined;
    default:
      return assertNever(state);
  }
}

/** What a screen reader says of a token. */
export function lookSpoken(look: TokenLook, place: string): string {
  const from = look.provider ?? look.profile ?? look.issuer;
  const words = [isDecided(look) ? undefined : notVerified, stateWords(look), look.life, place];
  return [look.title, ...(from === undefined ? [] : [shown(from)]), ...words.filter(Boolean)].join(', ');
}

export function lineWords(line: number): string {
  return `line ${String(line)}`;
}

export function groupName({ by, name }: TokenGroup): string {
  return by === 'unknown' ? tokenTreeMessages.unknownIssuer : shown(name);
}

/** Whose tokens stand in a group, and that standing there proves nothing. */
export function groupWords({ by, name }: TokenGroup): string {
  switch (by) {
    case 'profile':
      return `Tokens that fit the issuer profile ${shown(name)}. Only a verdict says whether they are from there.`;
    case 'issuer':
      return `Tokens that say they are from ${shown(name)}. No issuer profile fits, so that is not verified.`;
    case 'vendor':
      return `Tokens of the shape that ${shown(name)} gives out. Nothing in them can be read or verified.`;
    case 'unknown':
      return 'Tokens that do not say who issued them.';
    case 'file':
      return shown(name);
    default:
      return assertNever(by);
  }
}

export function countSpoken(group: TokenGroup): string {
  const { rows } = group;
  return `${groupName(group)}, ${rows.length === 1 ? '1 token' : `${String(rows.length)} tokens`}`;
}

/** What is not listed, above the list; undefined where all is. */
export function leftOut({
  more,
  unsearched,
}: {
  readonly more: number;
  readonly unsearched: number;
}): string | undefined {
  const sentences = [
    ...(more === 0
      ? []
      : [more === 1 ? 'One more token is not listed.' : `${String(more)} more tokens are not listed.`]),
    ...(unsearched === 0
      ? []
      : [
          unsearched === 1
            ? 'One open file is above the scan limit and is not searched.'
            : `${String(unsearched)} open files are above the scan limit and are not searched.`,
        ]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** What the badge counts. */
export function attentionWords(count: number): string {
  const which = count === 1 ? '1 token in open files is' : `${String(count)} tokens in open files are`;
  return `${which} invalid, broken or against a rule`;
}
