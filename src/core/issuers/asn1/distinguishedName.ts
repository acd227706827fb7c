/** Writes the distinguished name of a certificate as RFC 4514 does. */
import { decodeUtf8 } from '../../token/utf8';
import { derChildren, objectIdentifier, sequenceItems, type DerElement } from './der';

/** A name such as `CN=example.com,O=Example`, the most specific part first; values are hostile text. */
export function nameText(name: DerElement): string {
  return sequenceItems(name)
    .map((relative) => derChildren(relative).map(attributeText).join('+'))
    .reverse()
    .join(',');
}

/** RFC 4514 section 3, and the attributes that certificates hold besides. */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

function attributeText(attribute: DerElement): string {
  const [type, value] = sequenceItems(attribute);
  const identifier = objectIdentifier(type);
  return `${attributeNames.get(identifier) ?? identifier}=${value === undefined ? '' : valueText(value)}`;
}

const utf8String = 0x0c;
const printableString = 0x13;
const teletexString = 0x14;
const ia5String = 0x16;
const bmpString = 0x1e;

function valueText({ tag, content, whole }: DerElement): string {
  switch (tag) {
    case utf8String:
    case printableString:
    case ia5String:
      return escaped(decodeUtf8(content).text);
    case teletexString:
      return escaped(Array.from(content, (byte) => String.fromCharCode(byte)).join(''));
    case bmpString:
      return escaped(utf16(content));
    default:
      return `#${Array.from(whole, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  }
  return text;
}

/** What RFC 4514 section 2.4 wants escaped, so that a value cannot pass for another attribute. */
function escaped(value: string): string {
  return value.replace(/[\\,+"<>;]/g, '\\$&').replace(/^[ #]|(?<!^) $/g, '\\$&');
}
