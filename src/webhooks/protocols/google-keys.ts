// Google's public webhook keys: a Tink keyset, cached, fetched again when an unknown key appears.
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { singleFlight } from '../../net/concurrency';
import type { Http } from '../../net/http';
import type { System } from '../../net/system';

/** A key by its id; `unknown`: the keyset is fresh and has none; `unavailable`: nobody can say right now. */
export type FoundKey = KeyObject | 'unknown' | 'unavailable';

export interface GoogleKeys {
  find(keyId: number): Promise<FoundKey>;
}

const address = 'https://www.gstatic.com/googlehealthapi/webhooks/webhooks_public_keyset.json';
const cacheMs = 12 * 3_600_000;
/** An unknown key id, which anybody can make up, causes at most one fetch in this time. */
const pauseMs = 60_000;

export function createGoogleKeys(http: Http, system: Pick<System, 'now'>): GoogleKeys {
  const fetches = singleFlight<void>();
  let keys: ReadonlyMap<number, KeyObject> | null = null;
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let isLoading = false;

  async function load(): Promise<void> {
    triedAt = system.now();
    isLoading = true;
    try {
      await fetchKeys();
    } finally {
      isLoading = false;
    }
  }

  async function fetchKeys(): Promise<void> {
    const outcome = await http.send({ method: 'GET', url: address, retry: 'safe' });
    if (!outcome.ok || outcome.answer.status !== 200) return;
    const read = readKeyset(outcome.answer.body);
    // A keyset without a single usable key is none of Google's: those that are here stay.
    if (!read || read.size === 0) return;
    keys = read;
    fetchedAt = system.now();
  }

  /** A time that lies ahead was stamped before the clock was set back, and counts as long ago. */
  const isWithin = (since: number, ms: number) => {
    const age = system.now() - since;
    return age >= 0 && age < ms;
  };
  const isFresh = () => keys !== null && isWithin(fetchedAt, cacheMs);

  return {
    async find(keyId) {
      const known = () => (isFresh() ? keys?.get(keyId) : undefined);
      const found = known();
      if (found) return found;
      if (isLoading || !isWithin(triedAt, pauseMs)) await fetches.run('keyset', load);
      // Whether the keyset that is here was asked for after this key appeared.
      const isCurrent = isFresh() && fetchedAt >= triedAt;
      return known() ?? (isCurrent ? 'unknown' : 'unavailable');
    },
  };
}

// Each key for itself: one that cannot be read signs nothing for us, and hides none of the others.
const keysetSchema = v.object({ key: v.array(v.unknown()) });
const keySchema = v.object({
  keyData: v.object({ typeUrl: v.string(), value: v.string() }),
  status: v.literal('ENABLED'),
  keyId: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  outputPrefixType: v.literal('TINK'),
});

/** The usable keys of a Tink JSON keyset by their unsigned ids, or null if it is none. */
export function readKeyset(text: string): ReadonlyMap<number, KeyObject> | null {
  const keyset = v.safeParse(v.pipe(v.string(), v.parseJson(), keysetSchema), text);
  if (!keyset.success) return null;
  const keys = new Map<number, KeyObject>();
  for (const one of keyset.output.key) {
    const read = v.safeParse(keySchema, one);
    if (!read.success) continue;
    const { keyData, keyId } = read.output;
    const isOurs = keyData.typeUrl.endsWith('.EcdsaPublicKey');
    const key = isOurs ? readEcdsaKey(Buffer.from(keyData.value, 'base64')) : null;
    if (key) keys.set(keyId, key);
  }
  return keys;
}

/** Tink's numbers: HashType SHA256, EllipticCurveType NIST_P256, EcdsaSignatureEncoding DER (tink `ecdsa.proto`). */
const wanted = { hash: 3, curve: 2, encoding: 2 };

/** google.crypto.tink.EcdsaPublicKey: field 2 the parameters, 3 and 4 the coordinates. Null if it is no P-256 key. */
function readEcdsaKey(message: Buffer): KeyObject | null {
  try {
    const fields = readFields(message);
    const parameters = readFields(bytesOf(fields.get(2)));
    const isWanted =
      parameters.get(1) === wanted.hash &&
      parameters.get(2) === wanted.curve &&
      parameters.get(3) === wanted.encoding;
    if (!isWanted) return null;
    const [x, y] = [coordinate(bytesOf(fields.get(3))), coordinate(bytesOf(fields.get(4)))];
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  } catch {
    // A key that cannot be read is one that signs nothing for us.
    return null;
  }
}

type Field = number | Buffer;

/** The fields of a protobuf message: varints and byte strings, which is all that these messages hold. */
function readFields(message: Buffer): Map<number, Field> {
  const fields = new Map<number, Field>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('varint too long');
  };
  while (at < message.length) {
    const tag = varint();
    const type = tag & 7;
    if (type === 0) fields.set(tag >> 3, varint());
    else if (type === 2) {
      const length = varint();
      if (at + length > message.length) throw new RangeError('cut off');
      fields.set(tag >> 3, message.subarray(at, at + length));
      at += length;
    } else throw new RangeError('unknown wire type');
  }
  return fields;
}

function bytesOf(field: Field | undefined): Buffer {
  if (field === undefined || typeof field === 'number') throw new TypeError('no bytes');
  return field;
}

/** Tink writes a coordinate as a signed number: up to 33 bytes with a leading zero. JWK wants exactly 32. */
function coordinate(bytes: Buffer): string {
  let start = 0;
  while (bytes.length - start > 32 && bytes[start] === 0) start += 1;
  const number = bytes.subarray(start);
  if (number.length > 32) throw new RangeError('coordinate too long');
  return Buffer.concat([Buffer.alloc(32 - number.length), number]).toString('base64url');
}
