/** Names in certificates, in every string type that certificates use; expected values from RFC 4514 and X.680. */
import assert from 'node:assert/strict';
import { readDer } from '../../../../../src/core/issuers/asn1/der';
import { nameText } from '../../../../../src/core/issuers/asn1/distinguishedName';

const tlv = (tag: number, ...content: readonly number[]): readonly number[] => [tag, content.length, ...content];
const commonName = tlv(0x06, 0x55, 0x04, 0x03);
const attribute = (value: readonly number[], type = commonName): readonly number[] => tlv(0x30, ...type, ...value);

/** The text of a name whose relative names hold the given attributes. */
function textOf(...relativeNames: readonly (readonly number[])[]): string {
  const name = readDer(Uint8Array.from(tlv(0x30, ...relativeNames.flatMap((attributes) => tlv(0x31, ...attributes)))));
  assert.ok(name);
  return nameText(name);
}

const ascii = (text: string): readonly number[] => [...Buffer.from(text)];

describe('a distinguished name', () => {
  it('is written the most specific part first, parts of several attributes with a plus', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => attribute(tlv(0x13, ...ascii(text))));
    assert.ok(a && b && c);
    assert.equal(textOf(a, [...b, ...c]), 'CN=b+CN=c,CN=a');
  });

  it('is read in UTF-8, Latin and UTF-16', () => {
    assert.equal(textOf(attribute(tlv(0x0c, 0xc3, 0xa9))), 'CN=é');
    assert.equal(textOf(attribute(tlv(0x14, 0xe9))), 'CN=é');
    assert.equal(textOf(attribute(tlv(0x1e, 0x20, 0xac))), 'CN=€');
    assert.equal(textOf(attribute(tlv(0x16, ...ascii('x@y')))), 'CN=x@y');
  });

  it('shows other values in hexadecimal, and other types by their identifier', () => {
    assert.equal(textOf(attribute(tlv(0x02, 5))), 'CN=#020105');
    assert.equal(textOf(attribute(tlv(0x13, ...ascii('x')), tlv(0x06, 0x2a, 0x86, 0x48))), '1.2.840=x');
  });

  it('escapes what would pass for another attribute', () => {
    assert.equal(textOf(attribute(tlv(0x13, ...ascii('a,O="b"+c;<d>\\')))), 'CN=a\\,O=\\"b\\"\\+c\\;\\<d\\>\\\\');
    assert.equal(textOf(attribute(tlv(0x13, ...ascii(' a ')))), 'CN=\\ a\\ ');
    assert.equal(textOf(attribute(tlv(0x13, ...ascii('#a')))), 'CN=\\#a');
  });
});
