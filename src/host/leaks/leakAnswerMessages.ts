/** The words of what issuers said of leaks. */
import { acceptedOffline } from '../../core/leaks/answer';
import { localAndUtc, type TimeWords } from '../../core/present/times';
import type { FoundLeak } from './foundLeak';

/** What an issuer said of it in a word or two; undefined where its rank says as much. */
export function saidWords(found: FoundLeak, times: TimeWords, now: Date): string | undefined {
  switch (found.said?.result) {
    case 'revoked': {
      const end = offlineEnd(found, now);
      if (end === undefined) return 'revoked';
      return `revoked, accepted offline ${end === 'never ends' ? 'without end' : `until ${times.short(end, now) ?? ''}`}`;
    }
    case 'inactive':
      return 'not active';
    case 'active':
    case undefined:
      return undefined;
  }
}

/** The same in a sentence, with when it was said. */
export function saidSentence(found: FoundLeak, times: TimeWords, now: Date): string | undefined {
  const { said } = found;
  if (said === undefined) return undefined;
  const end = offlineEnd(found, now);
  const at = wholeInstant(said.at, times, now);
  if (said.result !== 'revoked') return `Asked ${at}: it was ${said.result === 'active' ? 'active' : 'not active'}.`;
  const until =
    end === 'never ends' ? 'for ever, since it has no end' : end && `until ${wholeInstant(end, times, now)}`;
  const caution =
    until === undefined ? '' : ` APIs that check tokens without asking the server may accept it ${until}.`;
  return `Revoked ${at}.${caution}`;
}

function wholeInstant(instant: Date, times: TimeWords, now: Date): string {
  const view = times.instant(instant, now);
  return view === undefined ? '' : localAndUtc(view);
}

function offlineEnd({ leak, said }: FoundLeak, now: Date): ReturnType<typeof acceptedOffline> {
  return said?.result === 'revoked' ? acceptedOffline(leak, now) : undefined;
}
