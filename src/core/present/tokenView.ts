/** Puts everything known of a decoded token into the view that hover, document and panel share. */
import type { TokenView } from '../../shared/tokenView';
import type { DecodedToken } from '../token/decoded';

export interface ViewOptions {
  readonly now: Date;
  /** IANA time zone of the person looking; undefined for that of the machine. */
  readonly timeZone: string | undefined;
  /** BCP 47 language tag for dates. */
  readonly locale: string;
  readonly reference: string;
}

export function toTokenView(_compact: string, _decoded: DecodedToken, _options: ViewOptions): TokenView {
  throw new Error('not built yet');
}
