/** Reads DER (X.690): the little of it that keys and certificates need, never beyond the bytes given. */

/** One element: its identifier octet and its content. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Identifier, length and content. */
  readonly whole: Uint8Array;
}

/** Identifier octets, X.690 section 8. */
export const derTags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific and constructed, as in `[0]` and `[3]`. */
  context0: 0xa0,
  context1: 0xa1,
  /** Context-specific and primitive. */
  primitiveContext1: 0x81,
} as const;

/** The element that `bytes` begin with; undefined when it does not fit into them, or is written in a way DER has not. */
export function readDer(bytes: Uint8Array): DerElement | undefined {
  const [tag, first] = bytes;
  // Tags of several octets occur in no key and no certificate.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const long = first > 0x80;
  const lengthOctets = long ? first - 0x80 : 0;
  if (first === 0x80 || lengthOctets > 4) return undefined;
  const start = 2 + lengthOctets;
  const length = long ? bytes.subarray(2, start).reduce((sum, octet) => sum * 256 + octet, 0) : first;
  const end = start + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(0, end) };
}

/** The elements inside of a constructed one, up to the first that cannot be read. */
export function derChildren({ content }: DerElement): readonly DerElement[] {
  const children: DerElement[] = [];
  for (let from = 0; from < content.length;) {
    const child = readDer(content.subarray(from));
    if (child === undefined) break;
    children.push(child);
    from += child.whole.length;
  }
  return children;
}

/** The children of an element that is a sequence; none of any other. */
export function sequenceItems(element: DerElement | undefined): readonly DerElement[] {
  return element?.tag === derTags.sequence ? derChildren(element) : [];
}

/** An object identifier with dots, such as `1.2.840.113549.1.1.1`; empty for an element that is none. */
export function objectIdentifier(element: DerElement | undefined): string {
  if (element?.tag !== derTags.objectIdentifier) return '';
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of element.content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length > 0) arcs.push(arc);
    else arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    arc = 0;
  }
  return arcs.join('.');
}

/** The bytes of a BIT STRING that holds whole bytes, as every public key does. */
export function bitStringBytes(element: DerElement | undefined): Uint8Array | undefined {
  if (element?.tag !== derTags.bitString && element?.tag !== derTags.primitiveContext1) return undefined;
  return element.content[0] === 0 ? element.content.subarray(1) : undefined;
}

/** A positive INTEGER without the zero octet that keeps it positive. */
export function unsignedInteger(element: DerElement | undefined): Uint8Array | undefined {
  return element?.tag === derTags.integer ? withoutLeadingZeros(element.content) : undefined;
}

/** The same number in as few bytes as it needs. */
export function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first <= 0 ? (first === 0 ? bytes : bytes.subarray(bytes.length)) : bytes.subarray(first);
}
