/** What "Add Issuer" asks about a provider, and how each answer is read. */
import { keySetUrlFault } from '../issuers/issuerUrl';

/** Words for each are the host's. */
export type PresetQuestionId =
  | 'github-host'
  | 'entra-tenant'
  | 'auth0-domain'
  | 'okta-domain'
  | 'okta-server'
  | 'keycloak-url'
  | 'keycloak-realm'
  | 'descope-url'
  | 'descope-project'
  | 'gitlab-url'
  | 'aws-region'
  | 'aws-start-url'
  | 'client-id'
  | 'audience'
  | 'scopes';

/** Each as its question read it; empty where it was left out. */
export type PresetAnswers = Partial<Readonly<Record<PresetQuestionId, string>>>;

export interface PresetQuestion {
  readonly id: PresetQuestionId;
  /** What stands in the field beforehand. */
  readonly initial: (answers: PresetAnswers) => string;
  readonly isOptional: boolean;
  /** The answer as the entry has it, without what people copy with it; undefined when it cannot be one. */
  readonly read: (typed: string) => string | undefined;
}

/** A host with or without a port; people copy it as a URL. */
export function hostQuestion(id: PresetQuestionId): PresetQuestion {
  return question(id, (typed) => {
    const [host = ''] = typed.replace(/^https:\/\//i, '').split('/');
    const isHost = host.includes('.') && /^[a-z\d.:-]+$/i.test(host) && keySetUrlFault(`https://${host}`) === undefined;
    return isHost ? host.toLowerCase() : undefined;
  });
}

/** An https URL, or one of this machine, without a slash at its end. `page`: what of a page below it is left out. */
export function urlQuestion(id: PresetQuestionId, initial = '', page?: RegExp): PresetQuestion {
  const read = (typed: string): string | undefined => {
    const [text = ''] = typed.split(/[?#]/);
    const url = (page === undefined ? text : text.replace(page, '')).replace(/\/$/, '');
    return keySetUrlFault(url) === undefined ? url : undefined;
  };
  return question(id, read, { initial });
}

/** One word of such characters. */
export function wordQuestion(
  id: PresetQuestionId,
  pattern: RegExp,
  more: { readonly initial?: string; readonly isOptional?: boolean } = {},
): PresetQuestion {
  return question(id, (typed) => (pattern.test(typed) ? typed : undefined), more);
}

/** Any visible text; the settings say what is wrong with it. */
export function textQuestion(
  id: PresetQuestionId,
  more: { readonly initial?: string | ((answers: PresetAnswers) => string); readonly isOptional?: boolean } = {},
): PresetQuestion {
  return question(id, (typed) => typed, more);
}

/** Scopes with spaces between them, as RFC 6749 section 3.3 writes them. */
export function scopesQuestion(initial: string): PresetQuestion {
  const read = (typed: string): string | undefined => {
    const words = typed.split(/[\s,]+/);
    return words.every((word) => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(word)) ? words.join(' ') : undefined;
  };
  return question('scopes', read, { initial, isOptional: true });
}

function question(
  id: PresetQuestionId,
  read: (typed: string) => string | undefined,
  {
    initial = '',
    isOptional = false,
  }: { readonly initial?: string | ((answers: PresetAnswers) => string); readonly isOptional?: boolean } = {},
): PresetQuestion {
  return {
    id,
    initial: typeof initial === 'string' ? () => initial : initial,
    isOptional,
    read: (typed) => {
      const text = typed.trim();
      if (text === '') return isOptional ? '' : undefined;
      return read(text);
    },
  };
}
