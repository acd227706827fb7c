/** Reads of an X.509 certificate (RFC 5280) whose it is, who made it, when it is valid, and the key; verifies nothing. */
import type { JsonObject } from '../../token/decoded';
import { decodeUtf8 } from '../../token/utf8';
import { derTags, readDer, sequenceItems, type DerElement } from './der';
import { nameText } from './distinguishedName';
import { publicKeyInfoMembers } from './publicKey';

export interface Certificate {
  /** As RFC 4514 writes names, the most specific part first. */
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The public members of its key as a JWK has them. */
  readonly key: JsonObject;
}

/** The certificate that `bytes` are; undefined when they are none. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const [signedPart] = sequenceItems(readDer(bytes));
  const all = sequenceItems(signedPart);
  // The version is left out of the oldest certificates.
  const [, , issuer, validity, subject, key] = all[0]?.tag === derTags.context0 ? all.slice(1) : all;
  const [notBefore, notAfter] = sequenceItems(validity).map(instant);
  if (issuer === undefined || subject === undefined || notBefore === undefined || notAfter === undefined) {
    return undefined;
  }
  return { subject: nameText(subject), issuer: nameText(issuer), notBefore, notAfter, key: publicKeyInfoMembers(key) };
}

const utcTime = 0x17;
const generalizedTime = 0x18;

/** UTCTime or GeneralizedTime as RFC 5280 section 4.1.2.5 allows them: in UTC, with seconds. */
function instant({ tag, content }: DerElement): Date | undefined {
  const text = decodeUtf8(content.subarray(0, 20)).text;
  const [, year = '', rest = ''] =
    (tag === utcTime ? /^(\d{2})(\d{10})Z$/ : tag === generalizedTime ? /^(\d{4})(\d{10})Z$/ : /^$/).exec(text) ?? [];
  if (rest === '') return undefined;
  const century = year.length === 4 ? '' : Number(year) >= 50 ? '19' : '20';
  const [month, day, hour, minute, second] = rest.match(/\d{2}/g) ?? [];
  const date = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
