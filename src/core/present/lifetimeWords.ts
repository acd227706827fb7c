/** Says where a token stands in its life: in a sentence, in a few characters, and when the words will change. */
import type { LifetimeView, Tone } from '../../shared/tokenView';
import { expiringThreshold, type Lifetime, type LifetimeState } from '../token/lifetime';
import { durationWords, justNowSeconds, relativeWords, shortSpan } from '../token/spans';
import type { TimeWords } from './times';

/** The lifetime with its words, for a token whose claims say something of it. */
export function lifetimeView(lifetime: Lifetime, now: Date, times: TimeWords): LifetimeView {
  const instant = (date: Date | undefined): LifetimeView['expiresAt'] => (date ? times.instant(date, now) : undefined);
  return {
    state: lifetime.state,
    tone: tones[lifetime.state],
    sentence: lifetimeSentence(lifetime, now),
    short: shortLifetime(lifetime, now),
    issuedAt: instant(lifetime.issuedAt),
    notBefore: instant(lifetime.notBefore),
    expiresAt: instant(lifetime.expiresAt),
  };
}

/** Such as `expired 3 years ago · lived 10 minutes`; begins in lower case. */
export function lifetimeSentence(lifetime: Lifetime, now: Date): string {
  const [state, lives] = sentenceParts(lifetime, now);
  const seconds = lifetime.lifetimeSeconds;
  if (lifetime.expiresAt === undefined) {
    return lifetime.issuedAt === undefined ? state : `${state} · issued ${relativeWords(lifetime.issuedAt, now)}`;
  }
  // A life that ends before it begins is for the rules to report, not to be told as a length.
  return seconds === undefined || seconds <= 0 ? state : `${state} · ${lives} ${durationWords(seconds)}`;
}

/** Such as `expires in 12 min`, `expired 3 years ago`, `valid in 5 min` or `no expiry`: for an inlay or a list. */
export function shortLifetime(lifetime: Lifetime, now: Date): string {
  const { notBefore, expiresAt } = lifetime;
  if (lifetime.state === 'notYetValid' && notBefore !== undefined) {
    return `valid in ${shortSpan(notBefore, now)}`;
  }
  if (expiresAt === undefined) {
    return 'no expiry';
  }
  if (lifetime.state !== 'expired') {
    return `expires in ${shortSpan(expiresAt, now)}`;
  }
  const seconds = (now.getTime() - expiresAt.getTime()) / 1000;
  return seconds < justNowSeconds ? 'expired just now' : `expired ${shortSpan(expiresAt, now)} ago`;
}

/** What stands behind a token in the editor; undefined when there is nothing to say. */
export function shortLabel(
  token: { readonly lifetime: Lifetime | undefined; readonly unsecured: boolean },
  now: Date,
): string | undefined {
  const lifetime = token.lifetime && shortLifetime(token.lifetime, now);
  if (!token.unsecured) {
    return lifetime;
  }
  return lifetime === undefined ? 'unsecured' : `unsecured, ${lifetime}`;
}

/**
 * Seconds until the words or the state of a lifetime can change, for a timer that keeps them live; never later than the
 * change and at most a day. Undefined when nothing will change.
 */
export function nextChange(lifetime: Lifetime, now: Date): number | undefined {
  const target = lifetime.state === 'notYetValid' ? lifetime.notBefore : lifetime.expiresAt;
  if (target === undefined) {
    return undefined;
  }
  const seconds = (target.getTime() - now.getTime()) / 1000;
  if (seconds <= 0) {
    return untilMore(-seconds);
  }
  // A moment later than the threshold itself, which still counts as active.
  const untilExpiring =
    lifetime.state === 'active' ? seconds - expiringThreshold(lifetime.lifetimeSeconds) + 0.001 : Infinity;
  return untilExpiring > 0 ? Math.min(untilFewer(seconds), untilExpiring) : untilFewer(seconds);
}

const tones: Readonly<Record<LifetimeState, Tone>> = {
  unbounded: 'attention',
  notYetValid: 'attention',
  active: 'good',
  expiring: 'attention',
  expired: 'bad',
};

function sentenceParts(lifetime: Lifetime, now: Date): readonly [state: string, lives: string] {
  const { state, notBefore, expiresAt } = lifetime;
  if (state === 'notYetValid' && notBefore !== undefined) {
    return [`not valid yet, starts ${relativeWords(notBefore, now)}`, 'will live'];
  }
  if (expiresAt === undefined) {
    return ['no expiry stated', ''];
  }
  return state === 'expired'
    ? [`expired ${relativeWords(expiresAt, now)}`, 'lived']
    : [`expires ${relativeWords(expiresAt, now)}`, 'lives'];
}

/** How long the words for a span of this many seconds stay the same: they are told in steps of this many seconds. */
function step(seconds: number): number {
  if (seconds < 60) {
    return 1;
  }
  if (seconds < 7200) {
    return 60;
  }
  return seconds < 172_800 ? 3600 : 86_400;
}

function untilFewer(remaining: number): number {
  const shown = Math.ceil(remaining);
  const size = step(shown);
  return Math.min(day, remaining - (Math.floor(shown / size) * size - 1));
}

function untilMore(elapsed: number): number {
  const shown = Math.floor(elapsed);
  const size = shown < justNowSeconds ? justNowSeconds : step(shown);
  return Math.min(day, (Math.floor(shown / size) + 1) * size - elapsed);
}

const day = 86_400;
