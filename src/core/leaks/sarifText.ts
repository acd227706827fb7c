/** Texts and paths as SARIF 2.1.0 takes them. */
import { writeOutInvisible } from '../token/visible';
import { withoutCredentials } from './scan';

/** As text that has no embedded link and no placeholder (SARIF 2.1.0 sections 3.11.5 and 3.11.6). */
export function messageText(text: string): string {
  return writeOutInvisible(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

/** A file below the folder that was searched. */
export function artifactLocation(path: string): object {
  return { uri: relativeReference(path), uriBaseId: '%SRCROOT%' };
}

/**
 * As a relative reference (RFC 3986 section 4.2) that cannot be read as an absolute one, such as `//host` or `data:`, and
 * leads to nothing above its base.
 */
function relativeReference(path: string): string {
  const parts = withoutCredentials(path)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/');
  return parts
    .filter((part) => !/^\.{0,2}$/.test(part))
    .map((part) => encodeURIComponent(part))
    .join('/');
}
