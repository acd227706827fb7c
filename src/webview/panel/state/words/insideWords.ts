/** The words of what is inside the token. */
import type { DisclosureView } from '../../../../shared/tokenView';
import type { Look } from './look';

export const insideWords = {
  payload: 'Payload',
  facts: 'Good to know',
  disclosures: 'Disclosures',
  nested: 'Inside this token',
} as const;

export const disclosureStates: Readonly<Record<DisclosureView['state'], Look>> = {
  matched: { label: 'disclosed', icon: 'pass', tone: 'good' },
  unreferenced: { label: 'no digest of the token belongs to it', icon: 'warning', tone: 'attention' },
  duplicate: { label: 'disclosed more than once', icon: 'warning', tone: 'attention' },
  malformed: { label: 'cannot be read', icon: 'error', tone: 'bad' },
};
