/** Makes problems of what the rules and the last verdict say of a token. */
import * as vscode from 'vscode';
import { suppressedRules } from '../../core/edits/suppression';
import { verdictFindings } from '../../core/present/verdictFindings';
import { checkToken } from '../../core/rules/check';
import type { Finding, Severity } from '../../core/rules/finding';
import { nextFindingChange } from '../../core/rules/nextChange';
import { findingPlace, type FindingPlace } from '../../core/rules/place';
import { applyPolicy } from '../../core/rules/policy';
import { decodeToken } from '../../core/token/decode';
import type { DecodedToken } from '../../core/token/decoded';
import type { TokenMatch } from '../../core/token/match';
import type { Clock } from '../clock';
import type { TokenReader } from '../reading';
import type { SettingsSource } from '../settings';
import { rangeOf as tokenRange } from '../tokenIndex';
import type { PlacedToken } from '../tokenPlace';
import type { Verdicts } from '../verdicts';
import { problemSource } from './problemSource';
import { ruleUri } from './rulePages';

export interface TokenProblemsDeps {
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly verdicts: Pick<Verdicts, 'known' | 'onDidChange'>;
  readonly reader: Pick<TokenReader, 'look'>;
}

/** A token as the rules found it, for as long as that stays true. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly places: readonly (FindingPlace | undefined)[];
  readonly until: Date | undefined;
}

/** Keeps what was found of the tokens of one document, so that typing beside a token does not check it again. */
export interface TokenProblems {
  /** Begins to go through the tokens; those not met on the way are forgotten. */
  readonly pass: () => (document: vscode.TextDocument, match: TokenMatch) => Problems;
}

export interface Problems {
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** When they change because time passes. */
  readonly until: Date | undefined;
}

export function createTokenProblems(deps: TokenProblemsDeps): TokenProblems {
  let known = new Map<string, Checked>();
  let madeFor = deps.settings.current();
  return {
    pass: () => {
      const settings = deps.settings.current();
      const before = settings === madeFor ? known : new Map<string, Checked>();
      madeFor = settings;
      const met = new Map<string, Checked>();
      known = met;
      return (document, match) => {
        const lead = textBefore(document, match);
        const key = `${lead}\n${match.compact}`;
        const kept = met.get(key) ?? before.get(key);
        const checked = kept !== undefined && isTrue(kept, deps.clock.now()) ? kept : check(deps, match.compact, lead);
        met.set(key, checked);
        return {
          diagnostics: diagnosticsOf(document, match, withVerdict(deps, match.compact, checked)),
          until: checked.until,
        };
      };
    },
  };
}

function isTrue({ until }: Checked, now: Date): boolean {
  return until === undefined || now.getTime() < until.getTime();
}

function check({ settings, clock }: TokenProblemsDeps, compact: string, lead: string): Checked {
  const { rulePolicy, tryDemoSecrets } = settings.current();
  const decoded = decodeToken(compact);
  const options = { now: clock.now(), tryDemoSecrets, context: { compact, textBefore: lead } };
  const findings = applyPolicy(checkToken(decoded, options), rulePolicy);
  return { findings, places: placesOf(decoded, findings), until: nextFindingChange(decoded, options) };
}

function placesOf(decoded: DecodedToken, findings: readonly Finding[]): Checked['places'] {
  return findings.map((finding) => findingPlace(decoded, finding));
}

/** What the last verdict says besides; the rules say the rest in the same words already. */
function withVerdict({ verdicts, reader, settings }: TokenProblemsDeps, compact: string, checked: Checked): Checked {
  const validation = verdicts.known(compact)?.validation;
  if (validation === undefined || validation.status === 'valid') return checked;
  const { verdict } = reader.look(compact);
  if (verdict === undefined) return checked;
  const decoded = decodeToken(compact);
  const offline = new Set(checked.findings.map(({ id }) => id));
  const all = verdictFindings(decoded, validation, verdict).filter(({ id }) => !offline.has(id));
  const more = applyPolicy(all, settings.current().rulePolicy);
  const places = placesOf(decoded, more);
  return { ...checked, findings: [...more, ...checked.findings], places: [...places, ...checked.places] };
}

function diagnosticsOf(
  document: vscode.TextDocument,
  match: TokenMatch,
  { findings, places }: Checked,
): readonly vscode.Diagnostic[] {
  if (findings.length === 0) return [];
  const suppressed = suppressedIn(document, match);
  return findings.flatMap((finding, index) => {
    if (suppressed.has(finding.id)) return [];
    const range = rangeOf(document, match, places[index]);
    const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
    diagnostic.source = problemSource;
    // A reason of a verdict that no rule is about has no page to link to.
    diagnostic.code = finding.source === '' ? finding.id : { value: finding.id, target: ruleUri(finding.id) };
    return [diagnostic];
  });
}

/** The problems that are shown of a token, the worst first. */
export function problemsAt({ document, match }: PlacedToken): readonly vscode.Diagnostic[] {
  const token = tokenRange(document, match);
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === problemSource && token.contains(range))
    .sort((one, other) => one.severity - other.severity);
}

/** The rule id of a problem of ours, or the code of a reason that no rule is about. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Whether there is a page about what a problem of ours says. */
export function hasPage({ code }: vscode.Diagnostic): boolean {
  return typeof code === 'object';
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Exact where the token stands in one piece; otherwise as much of it as is on its first line, and not too much. */
function rangeOf(document: vscode.TextDocument, match: TokenMatch, place: FindingPlace | undefined): vscode.Range {
  const { start, end, compact } = match;
  if (place !== undefined && end - start === compact.length) {
    return new vscode.Range(document.positionAt(start + place.start), document.positionAt(start + place.end));
  }
  const first = document.positionAt(start);
  const last = document.validatePosition(first.translate(0, Math.min(firstPiece, end - start)));
  return new vscode.Range(first, last);
}

const firstPiece = 32;

function suppressedIn(document: vscode.TextDocument, match: TokenMatch): ReadonlySet<string> {
  const [first, last] = [document.positionAt(match.start).line, document.positionAt(match.end).line];
  const above = Array.from(
    { length: Math.min(first, linesAbove) },
    (_, index) => document.lineAt(first - 1 - index).text,
  );
  const own = first === last ? [first] : [first, last];
  return suppressedRules(
    above,
    own.map((line) => document.lineAt(line).text),
  );
}

const linesAbove = 20;

/** What the token is sent as, such as `Authorization: Bearer `; only its end counts. */
function textBefore(document: vscode.TextDocument, { start }: TokenMatch): string {
  const end = document.positionAt(start);
  return document.getText(new vscode.Range(document.positionAt(Math.max(0, start - 80)), end));
}
