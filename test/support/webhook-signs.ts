// The clouds' side of a webhook, written from their documents alone: signatures, and keys of our own making.
import { createECDH, createHash, createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** Fitbit: base64 of HMAC-SHA1, keyed with client secret and `&`, over the raw body. */
export function fitbitSignature(clientSecret: string, body: string | Uint8Array): string {
  return createHmac('sha1', `${clientSecret}&`).update(body).digest('base64');
}

export interface GoogleKey {
  id: number;
  /** The header's value for a body. */
  sign(body: string | Uint8Array): string;
  /** As it stands in the keyset's `key` list. */
  entry: object;
}

/** A key pair that follows from its id; `shortX`: one whose x begins with a zero byte, as one in 256 does. */
export function googleKey(id: number, { shortX = false } = {}): GoogleKey {
  const curve = createECDH('prime256v1');
  let scalar = Buffer.alloc(0);
  let point = Buffer.alloc(65, 1);
  for (let round = 0; round === 0 || (shortX && point[1] !== 0); round += 1) {
    scalar = createHash('sha256').update(`webhook test key ${id} ${round}`).digest();
    curve.setPrivateKey(scalar);
    point = curve.getPublicKey();
  }
  const [x, y] = [point.subarray(1, 33), point.subarray(33, 65)];
  return { id, sign: (body) => tinkSignature(id, privateKey(scalar, x, y), body), entry: entryOf(id, x, y) };
}

export function keysetOf(...keys: readonly GoogleKey[]): string {
  return JSON.stringify({ primaryKeyId: keys[0]?.id ?? 0, key: keys.map(({ entry }) => entry) });
}

function privateKey(d: Buffer, x: Buffer, y: Buffer): KeyObject {
  const text = (part: Buffer) => part.toString('base64url');
  return createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', d: text(d), x: text(x), y: text(y) },
    format: 'jwk',
  });
}

/** Tink's output: 0x01, the key id big endian, the DER signature over exactly these bytes. */
function tinkSignature(id: number, key: KeyObject, body: string | Uint8Array): string {
  const prefix = Buffer.alloc(5, 1);
  prefix.writeUInt32BE(id, 1);
  const der = sign('sha256', Buffer.from(body), { key, dsaEncoding: 'der' });
  return Buffer.concat([prefix, der]).toString('base64');
}

/** Parameters SHA256, P-256, DER; then both coordinates, each 33 bytes with a leading zero. */
function entryOf(id: number, x: Buffer, y: Buffer): object {
  const parameters = Buffer.from([0x12, 6, 0x08, 3, 0x10, 2, 0x18, 2]);
  const value = Buffer.concat([parameters, Buffer.from([0x1a, 33, 0]), x, Buffer.from([0x22, 33, 0]), y]);
  return {
    keyData: {
      typeUrl: 'type.googleapis.com/google.crypto.tink.EcdsaPublicKey',
      value: value.toString('base64'),
      keyMaterialType: 'ASYMMETRIC_PUBLIC',
    },
    status: 'ENABLED',
    keyId: id,
    outputPrefixType: 'TINK',
  };
}
