/** Reads what an API answered to a request that it refused: status and challenges (RFC 9110 section 11.6.1). */

/** One challenge of a `WWW-Authenticate` header. */
export interface Challenge {
  /** As written, such as `Bearer`. */
  readonly scheme: string;
  /** The credentials-like form that some schemes have in place of parameters. */
  readonly token68: string | undefined;
  /** In the order written; names in lower case, values without their quotes. */
  readonly parameters: readonly ChallengeParameter[];
}

export interface ChallengeParameter {
  readonly name: string;
  readonly value: string;
}

/** What could be read of a response. */
export interface Refusal {
  readonly status: number | undefined;
  readonly challenges: readonly Challenge[];
  /** `DPoP-Nonce` (RFC 9449 section 8). */
  readonly dpopNonce: string | undefined;
  /** False where the text goes on in a way that no challenge does. */
  readonly complete: boolean;
}

/** A header of a server is a few hundred characters. */
const longestText = 20_000;

const mostChallenges = 20;
const mostParameters = 50;

/**
 * Reads a `WWW-Authenticate` header, its value alone, or a whole response as browsers, curl and proxies show it. A text
 * pasted into one line, where the line breaks were lost, is read as far as it can be. Never throws.
 */
export function readRefusal(text: string): Refusal {
  const cut = text.slice(0, longestText);
  const status = /HTTP\/[\d.]{1,3} ([1-5]\d\d)\b/i.exec(cut)?.[1];
  const values = headerValues(cut, 'www-authenticate');
  const readings = (values.length > 0 ? values : valueAlone(cut)).map(readChallenges);
  return {
    status: status === undefined ? undefined : Number(status),
    challenges: readings.flatMap(({ challenges }) => challenges).slice(0, mostChallenges),
    dpopNonce: headerValues(cut, 'dpop-nonce')[0],
    complete: readings.every(({ complete }) => complete),
  };
}

/** The first value of a parameter. */
export function parameterOf({ parameters }: Challenge, name: string): string | undefined {
  return parameters.find((parameter) => parameter.name === name)?.value;
}

/** The values of a header that stands in the text once or more, in lines of their own or run together. */
function headerValues(text: string, name: string): readonly string[] {
  const lower = text.toLowerCase();
  const values: string[] = [];
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) {
    const colon = /^["']? ?: ?/.exec(text.slice(at + name.length, at + name.length + 4))?.[0];
    if (colon !== undefined) values.push(lineFrom(text, at + name.length + colon.length));
  }
  return values;
}

/** Up to the end of the line, and on while the next begins with a space (RFC 9112 section 5.2). */
function lineFrom(text: string, start: number): string {
  let end = start;
  for (;;) {
    const next = text.indexOf('\n', end);
    if (next < 0) return text.slice(start).trim();
    end = next + 1;
    if (text[end] !== ' ' && text[end] !== '\t') return text.slice(start, next).trim();
  }
}

/** A text without the header's name, when it begins as a challenge does. */
function valueAlone(text: string): readonly string[] {
  const value = text.replace(/^[\s,]+/, '');
  return /^[\w!#$%&'*+.^`|~-]/.test(value) && !/^HTTP\//i.test(value) ? [value] : [];
}

interface ChallengesReading {
  readonly challenges: readonly Challenge[];
  readonly complete: boolean;
}

const tokenAt = /[\w!#$%&'*+.^`|~-]+/y;
const equalsAt = /[ \t]*=[ \t]*/y;
const quotedAt = /"((?:[^"\\]|\\[\s\S])*)"/y;
const token68At = /[ \t]+([\w.~+/-]+=*)[ \t]*(?=,|$)/y;
const separatorsAt = /[\s,]*/y;

function readChallenges(text: string): ChallengesReading {
  const challenges: { scheme: string; token68: string | undefined; parameters: ChallengeParameter[] }[] = [];
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (match !== null) at = expression.lastIndex;
    return match;
  };
  for (;;) {
    take(separatorsAt);
    const name = take(tokenAt)?.[0];
    if (name === undefined) return { challenges, complete: at >= text.length };
    const current = challenges.at(-1);
    if (take(equalsAt) === null) {
      challenges.push({ scheme: name, token68: take(token68At)?.[1], parameters: [] });
      continue;
    }
    const value = take(quotedAt)?.[1]?.replaceAll(/\\([\s\S])/g, '$1') ?? take(tokenAt)?.[0];
    if (current === undefined || value === undefined) return { challenges, complete: false };
    if (current.parameters.length < mostParameters) current.parameters.push({ name: name.toLowerCase(), value });
  }
}
