// Fitbit's protocol: which signature holds, that the vectors would catch the usual wrong checkers, and how a post is read.
import { createHmac } from 'node:crypto';

import should = require('should');

import { createFields } from '../../../../src/clouds/fields';
import { fitbitProtocol, isFitbitSignature } from '../../../../src/webhooks/protocols/fitbit';
import { withoutNetwork } from '../../../support/without-network';

interface Vector {
  why: string;
  secret: string;
  body: Buffer;
  header: string | undefined;
  holds: boolean;
}

const guide =
  '[{"collectionType":"foods","date":"2010-03-01","ownerId":"228S74","ownerType":"user","subscriptionId":"1234"},\n' +
  ' {"collectionType":"activities","date":"2010-03-01","ownerId":"184X36","ownerType":"user","subscriptionId":"2345"}]';

/** The right ones were calculated by another program (Python's hmac), so that no mistake is made twice. */
const right: { why: string; secret: string; body: Buffer; header: string }[] = [
  {
    why: "the vendors' vector",
    secret: 'key',
    body: Buffer.from('data'),
    header: 'Hc74fuYQh+M5l3zdafPZ+Sdi+pY=',
  },
  {
    why: 'a body with a line break between its entries',
    secret: '123d7d2e8c1f4b6a9e0d5c4b3a291807',
    body: Buffer.from(guide),
    header: 'mrA4+2XnNCgv5o8ElKJo//5oIzA=',
  },
  {
    why: 'escapes that no serialiser writes again',
    secret: '123d7d2e8c1f4b6a9e0d5c4b3a291811',
    body: Buffer.from('[{"collectionType":"activities","ownerId":"228S74","note":"\u00fc \\u00fc \\/ 1.0"}]'),
    header: 'Q8c5X/N8DyV+FywZH24HHVUH5FU=',
  },
  {
    why: 'bytes that are no UTF-8',
    secret: '123d7d2e8c1f4b6a9e0d5c4b3a291817',
    body: Buffer.from([0xff, 0xfe, 0x5b, 0x5d]),
    header: 'AXIVFaIqcRLbKV7zS0dxjtJ+U/I=',
  },
];

const spoiled: { why: string; spoil: (vector: (typeof right)[number]) => Partial<Vector> }[] = [
  { why: 'missing', spoil: () => ({ header: undefined }) },
  { why: 'empty', spoil: () => ({ header: '' }) },
  { why: 'URL-safe', spoil: ({ header }) => ({ header: urlSafe(header) }) },
  { why: 'URL-encoded', spoil: ({ header }) => ({ header: encodeURIComponent(header) }) },
  { why: 'a blank for each plus', spoil: ({ header }) => ({ header: header.replaceAll('+', ' ') }) },
  { why: 'without its padding', spoil: ({ header }) => ({ header: header.replace('=', '') }) },
  { why: 'of another secret', spoil: ({ secret }) => ({ secret: `${secret}x` }) },
  { why: 'of another body', spoil: ({ body }) => ({ body: Buffer.concat([body, Buffer.from(' ')]) }) },
  { why: 'in hex', spoil: ({ header }) => ({ header: Buffer.from(header, 'base64').toString('hex') }) },
  {
    why: 'without the &',
    spoil: ({ secret, body }) => ({
      header: createHmac('sha1', secret).update(body).digest('base64'),
    }),
  },
];

const vectors: Vector[] = [
  ...right.map((vector) => ({ ...vector, holds: true })),
  ...right.flatMap((vector) =>
    spoiled.map(({ why, spoil }) => ({
      ...vector,
      ...spoil(vector),
      why: `${vector.why}, ${why}`,
      holds: false,
    })),
  ),
  { why: 'no secret at all', secret: '', body: Buffer.from('data'), header: hmac('&', 'data'), holds: false },
];

type Checker = (body: Uint8Array, header: string | undefined, secret: string) => boolean;

/** Those that these vectors are wrong about, if any. */
const wrongAbout = (check: Checker) =>
  vectors.filter(({ body, header, secret, holds }) => check(body, header, secret) !== holds);

describe("Fitbit's signature", () => {
  it('holds for the raw bytes with the secret and &, in standard base64, and in no other spelling', () => {
    const wrong = wrongAbout(isFitbitSignature);

    should(wrong.map(({ why }) => why)).deepEqual([]);
  });

  const mistakes: Record<string, Checker> = {
    'URL-decodes the header as a form does': (body, header, secret) =>
      hmac(`${secret}&`, body) === new URLSearchParams(`s=${header ?? ''}`).get('s'),
    'URL-decodes the header': (body, header, secret) =>
      hmac(`${secret}&`, body) === decodeURIComponent(header ?? ''),
    'serialises the JSON again': (body, header, secret) => hmac(`${secret}&`, again(body)) === header,
    'signs a text instead of bytes': (body, header, secret) =>
      hmac(`${secret}&`, Buffer.from(body).toString()) === header,
    'forgets the &': (body, header, secret) => hmac(secret, body) === header,
    'compares URL-safe base64': (body, header, secret) => urlSafe(hmac(`${secret}&`, body)) === header,
    'compares decoded bytes': (body, header, secret) =>
      header !== undefined &&
      Buffer.from(header, 'base64').equals(Buffer.from(hmac(`${secret}&`, body), 'base64')),
    'takes an empty secret': (body, header, secret) => hmac(`${secret}&`, body) === header,
  };
  for (const [mistake, check] of Object.entries(mistakes)) {
    it(`the vectors catch a checker that ${mistake}`, () => {
      wrongAbout(check).should.not.be.empty();
    });
  }
});

describe("the entries of Fitbit's notifications", () => {
  const { readEntries: read } = fitbitProtocol.open(withoutNetwork());
  const readEntries = (body: unknown) => read(body, createFields());
  const entry = (facts: object) => ({ ownerType: 'user', subscriptionId: '1', ...facts });

  it('one post may carry many people and collections, each passed on as it came', () => {
    const foods = entry({ collectionType: 'foods', date: '2010-03-01', ownerId: '228S74' });
    const activities = entry({ collectionType: 'activities', date: '2010-03-01', ownerId: '184X36' });

    const answer = readEntries([foods, activities]);

    should(answer).eql({
      ok: true,
      value: [
        { userId: '228S74', means: 'synced', collection: 'foods', entry: foods },
        { userId: '184X36', means: 'synced', collection: 'activities', entry: activities },
      ],
    });
  });

  it('an entry for nobody takes none of the others with it', () => {
    const nobody = entry({ date: '2010-03-01' });
    const foods = entry({ collectionType: 'foods', ownerId: '228S74' });

    const answer = readEntries([nobody, foods]);

    should(answer.ok && answer.value).eql([
      { userId: '228S74', means: 'synced', collection: 'foods', entry: foods },
    ]);
  });

  for (const collectionType of ['userRevokedAccess', 'deleteUser']) {
    it(`${collectionType}, even without a date, is consent taken back`, () => {
      const answer = readEntries([entry({ collectionType, ownerId: '228S74' })]);

      should(answer.ok && answer.value.map(({ means }) => means)).eql(['revoked']);
    });
  }

  for (const [name, body, detail] of [
    ['a single object', entry({ collectionType: 'foods', ownerId: '1' }), 'the whole'],
    ['a text', 'foods', 'the whole'],
  ] as const) {
    it(`${name} is not understood`, () => {
      should(readEntries(body)).eql({
        ok: false,
        problem: { kind: 'not-ours', code: 'not-understood', detail },
      });
    });
  }
});

function hmac(key: string, body: string | Uint8Array): string {
  return createHmac('sha1', key).update(body).digest('base64');
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

function again(body: Uint8Array): string {
  const text = Buffer.from(body).toString();
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
