/** Certificates for tests, made on the spot (X.509 v3, RFC 5280, in DER), so that none expires and no key lies about. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** As files hold them: a certificate, or several, each issued by the next; and the first one's private key. */
export type Pem = { cert: string; key: string };

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  dnsName: 0x82,
  ipAddress: 0x87,
} as const;

/** Object identifiers, encoded. */
const ids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
} as const;

const yearMs = 365 * 24 * 3_600_000;
const loopback = Buffer.of(127, 0, 0, 1);

/** An authority that nobody knows but who is given its certificate. */
export class Authority {
  readonly certificate: string;
  readonly #name: string;
  readonly #key: KeyObject;

  constructor(name: string) {
    const { publicKey, privateKey } = newKeys();
    this.#name = name;
    this.#key = privateKey;
    this.certificate = this.#certify(name, publicKey, [
      extension(ids.basicConstraints, tlv(tags.sequence, tlv(tags.boolean, Buffer.of(0xff)))),
    ]);
  }

  /** For a server on `localhost` or 127.0.0.1; `name` tells one from another. */
  issue(name: string): Pem {
    const { publicKey, privateKey } = newKeys();
    const names = tlv(
      tags.sequence,
      tlv(tags.dnsName, Buffer.from('localhost')),
      tlv(tags.ipAddress, loopback),
    );
    return {
      cert: this.#certify(name, publicKey, [extension(ids.subjectAltName, names)]),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  #certify(subject: string, publicKey: KeyObject, extensions: Buffer[]): string {
    const algorithm = tlv(tags.sequence, objectId(ids.ecdsaWithSha256));
    const now = Date.now();
    const body = tlv(
      tags.sequence,
      tlv(tags.version, tlv(tags.integer, Buffer.of(2))),
      tlv(tags.integer, Buffer.concat([Buffer.of(0x01), randomBytes(8)])),
      algorithm,
      nameOf(this.#name),
      tlv(tags.sequence, timeOf(now - yearMs), timeOf(now + yearMs)),
      nameOf(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tlv(tags.extensions, tlv(tags.sequence, ...extensions)),
    );
    const signature = Buffer.concat([Buffer.of(0), sign('sha256', body, this.#key)]);
    return pemOf(tlv(tags.sequence, body, algorithm, tlv(tags.bitString, signature)));
  }
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const size = value.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), value]);
}

const objectId = (encoded: string): Buffer => tlv(tags.objectIdentifier, Buffer.from(encoded, 'hex'));

const extension = (id: string, value: Buffer): Buffer =>
  tlv(tags.sequence, objectId(id), tlv(tags.octetString, value));

const nameOf = (name: string): Buffer =>
  tlv(
    tags.sequence,
    tlv(tags.set, tlv(tags.sequence, objectId(ids.commonName), tlv(tags.utf8String, Buffer.from(name)))),
  );

const timeOf = (ms: number): Buffer => {
  const digits = new Date(ms).toISOString().replace(/[-T:]|\.\d+/g, '');
  return tlv(tags.generalizedTime, Buffer.from(digits));
};

const pemOf = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};
