/** Orders the members of a token by name, for a comparison that shows what differs and not what merely moved. */
import type { DecodedToken, ObjectText, Payload } from '../../core/token/decoded';
import type { TokenView } from '../../shared/tokenView';

export interface Shown {
  readonly decoded: DecodedToken;
  readonly view: TokenView;
}

/** The sort is stable, so that duplicates of a name keep their order in the token and in the view alike. */
export function ordered({ decoded, view }: Shown): Shown {
  return {
    decoded: orderedToken(decoded),
    view: {
      ...view,
      header: view.header.toSorted(byName),
      claims: view.claims.toSorted(byName),
    },
  };
}

function orderedToken(decoded: DecodedToken): DecodedToken {
  switch (decoded.form) {
    case 'jws':
    case 'sd-jwt':
      return {
        ...decoded,
        headerText: orderedText(decoded.headerText),
        payload: orderedPayload(decoded.payload),
      };
    case 'jws-detached':
    case 'jwe':
      return { ...decoded, headerText: orderedText(decoded.headerText) };
    case 'jws-json':
      return { ...decoded, payload: orderedPayload(decoded.payload) };
    case 'opaque':
    case 'malformed':
      return decoded;
  }
}

function orderedPayload(payload: Payload): Payload {
  return payload.kind === 'claims' ? { ...payload, source: orderedText(payload.source) } : payload;
}

function orderedText(source: ObjectText): ObjectText {
  return { ...source, members: source.members.toSorted(byName) };
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
