/** A certificate that nobody vouches for, made anew for each run: RFC 5280, written in DER by hand. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface SelfSigned {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

/** For 127.0.0.1 and localhost, with an ECDSA key, valid between the two instants. */
export function selfSignedCertificate(notBefore: Date, notAfter: Date): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = toBeSigned(publicKey, notBefore, notAfter);
  const signature = sign('sha256', signed, privateKey);
  const certificate = sequence(signed, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

/** TBSCertificate of RFC 5280 section 4.1. */
function toBeSigned(publicKey: KeyObject, notBefore: Date, notAfter: Date): Buffer {
  const name = sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from('127.0.0.1')))));
  const version3 = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const alternativeNames = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extension = sequence(identifier('551d11'), der(0x04, alternativeNames));
  return sequence(
    ...[version3, serial, ecdsaWithSha256, name, sequence(time(notBefore), time(notAfter)), name],
    ...[publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(extension))],
  );
}

/** GeneralizedTime: `20260301120000Z`. */
function time(instant: Date): Buffer {
  return der(0x18, Buffer.from(`${instant.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
}

function identifier(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

/** A value with its tag and length, X.690 section 8.1.3. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const short = length < 0x80;
  return Buffer.concat([Buffer.from(short ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff]), content]);
}

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
