/** The report on an issuer: what is right, what is weak, what is wrong. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { KeyFacts } from '../../core/issuers/keyFacts';
import type { KeyFailure, KeyOrigin } from '../../core/issuers/keys';
import { offersOf, type IssuerMetadata } from '../../core/issuers/metadata';
import { codeSpan, markdownText } from '../../core/present/escape';
import type { Finding } from '../../core/rules/finding';
import { failureSentence, label } from '../issuerMessages';
import { offerTitle, offerValues } from './offerMessages';

export interface TestReport {
  readonly metadata: (metadata: IssuerMetadata) => void;
  readonly keyOrigin: (count: number, origin: KeyOrigin | undefined) => void;
  readonly key: (facts: KeyFacts) => void;
  readonly findings: (findings: readonly Finding[]) => void;
  readonly failure: (failure: KeyFailure) => void;
  /** The entry is for signing in only. */
  readonly withoutKeys: () => void;
  /** Markdown; all of the server's text in it is escaped. */
  readonly text: () => string;
}

export function createTestReport(profile: IssuerProfile, now: Date): TestReport {
  const wrong = new Set<string>();
  const weak = new Set<string>();
  const right = new Set<string>();
  const offers = new Set<string>();
  return {
    metadata: (metadata) => {
      right.add(`The metadata was read from ${label(metadata.url)}, and names this issuer.`);
      for (const offer of offersOf(metadata)) {
        const values = offerValues(offer);
        offers.add(
          offer.offered
            ? `${offerTitle(offer)}${values === '' ? '' : `: ${values}`}`
            : `Not offered: ${offerTitle(offer)}`,
        );
      }
    },
    keyOrigin: (count, origin) => {
      right.add(`${count === 1 ? 'One key' : `${String(count)} keys`} ${originWords(origin)}.`);
    },
    key: (facts) => right.add(keyWords(facts)),
    findings: (findings) => {
      for (const finding of findings) (finding.severity === 'error' ? wrong : weak).add(findingLine(finding));
    },
    failure: (failure) => wrong.add(failureSentence(failure)),
    withoutKeys: () => right.add('The entry is for signing in only: it has no keys, and validates no token.'),
    text: () =>
      [
        `# ${markdownText(label(profile.name))}`,
        `${inert(label(profile.issuer))}, tested ${now.toISOString()}`,
        ...section('Wrong', wrong),
        ...section('Weak or missing', weak),
        ...section('Right', right),
        ...section('What the server offers', offers),
        wrong.size + weak.size === 0 ? 'Nothing is wrong with this issuer.\n' : '',
      ].join('\n\n'),
  };
}

/** Every address stands in a code span: older editors make links of addresses even where they are escaped. */
function inert(line: string): string {
  return line
    .split(/((?:https?:)?\/\/\S*[^\s,.;:)”])/u)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : markdownText(part)))
    .join('');
}

function section(title: string, lines: ReadonlySet<string>): readonly string[] {
  // What a server or a workspace wrote is to load no picture and make no link.
  return lines.size === 0 ? [] : [`## ${title}`, [...lines].map((line) => `- ${inert(line)}`).join('\n')];
}

function findingLine({ id, message, path, source }: Finding): string {
  return `${path === undefined ? '' : `${label(path)}: `}${message} (${id}, ${source})`;
}

function originWords(origin: KeyOrigin | undefined): string {
  if (origin?.location !== undefined) return `from ${label(origin.location)}`;
  return origin?.kind === 'shared-secret' ? 'from the secret storage' : 'from the settings';
}

function keyWords({ type, bits, curve, keyId, algorithm, thumbprint }: KeyFacts): string {
  const size = curve ?? (bits === undefined ? undefined : `${String(bits)} bits`);
  const parts = [type, size, algorithm, thumbprint === undefined ? undefined : `thumbprint ${thumbprint}`];
  const name = keyId === undefined ? 'Key without an id' : `Key “${label(keyId)}”`;
  return `${name}: ${parts.flatMap((part) => (part === undefined ? [] : [label(part)])).join(', ')}`;
}
