/** What an authorization server offers, in words. */
import type { Offer } from '../../core/issuers/metadata';
import { offerName } from '../../core/present/offerWords';
import { label } from '../issuerMessages';

export function offerTitle({ id }: Offer): string {
  return offerName(id);
}

/** The values, as many as one line shows, and whether the server wrote them or the standard fills them in. */
export function offerValues({ values, isDefault }: Offer): string {
  const shown = label(values.join(', '));
  return isDefault === true ? `${shown} (default)` : shown;
}
