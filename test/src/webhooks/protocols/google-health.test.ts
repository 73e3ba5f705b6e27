// Google's protocol: the signature and the keys behind it, cached, asked for again in moderation, closed when in doubt;
// and how a post is read.
import { createHash } from 'node:crypto';

import should = require('should');

import { createFields, type Fields } from '../../../../src/clouds/fields';
import type { Http, HttpOutcome } from '../../../../src/net/http';
import { checkGoogleSignature, googleHealthProtocol } from '../../../../src/webhooks/protocols/google-health';
import { createGoogleKeys, readKeyset } from '../../../../src/webhooks/protocols/google-keys';
import { deferred } from '../../../support/deferred';
import { fakeSystem } from '../../../support/fake-system';
import { type GoogleKey, googleKey, keysetOf } from '../../../support/webhook-signs';
import { withoutNetwork } from '../../../support/without-network';

const body = Buffer.from('[{"data":{"healthUserId":"1"}} ]');
const hour = 3_600_000;

/** The checker on a keyset that the test changes, and how often that was asked for. */
function checker(...keys: GoogleKey[]) {
  const system = fakeSystem();
  const served = { keyset: keysetOf(...keys), status: 200, asked: 0, pause: Promise.resolve() };
  const http: Pick<Http, 'send'> = {
    async send({ url }): Promise<HttpOutcome> {
      should(url).equal('https://www.gstatic.com/googlehealthapi/webhooks/webhooks_public_keyset.json');
      served.asked += 1;
      await served.pause;
      return { ok: true, answer: { status: served.status, headers: {}, body: served.keyset } };
    },
  };
  /** How far the clock was set. */
  let setMs = 0;
  const found = createGoogleKeys(http as Http, { now: () => system.now() + setMs });
  const setClock = (ms: number) => {
    setMs = ms;
  };
  return { system, served, setClock, check: (header: string) => checkGoogleSignature(body, header, found) };
}

/** A key id above 2^31, as they occur: read as signed, it would be found by nobody. */
const one = googleKey(0xf9f3c2d6);
const other = googleKey(257_403_691);

describe("Google's signature", () => {
  it('holds for either key of the set, whatever the size of its id and the zeros before its coordinates', async () => {
    const short = googleKey(0x80000001, { shortX: true });
    const { served, check } = checker(one, other, short);

    const verdicts = await Promise.all([one, other, short].map((key) => check(key.sign(body))));

    verdicts.should.deepEqual(['valid', 'valid', 'valid']);
    served.asked.should.equal(1);
  });

  it('holds for a new key, too, when the clock was set back since the keys were fetched', async () => {
    const { served, setClock, check } = checker(one);
    await check(one.sign(body));
    served.keyset = keysetOf(one, other);
    setClock(-5 * hour);

    (await check(other.sign(body))).should.equal('valid');
    (await check(one.sign(body))).should.equal('valid');
    served.asked.should.equal(2);
  });

  it('does not hold when anything about it is different', async () => {
    const { check } = checker(one, other);
    // Each signature is another one; in some, both spellings are the same.
    let signature = one.sign(body);
    while (!/[+/]/.test(signature)) signature = one.sign(body);
    const bytes = Buffer.from(signature, 'base64');
    const changed = (change: (copy: Buffer) => void) => {
      const copy = Buffer.from(bytes);
      change(copy);
      return copy.toString('base64');
    };
    const wrong = {
      empty: '',
      'no base64': 'Bearer x',
      'prefix only': bytes.subarray(0, 5).toString('base64'),
      'prefix and one byte': bytes.subarray(0, 6).toString('base64'),
      'without its prefix': bytes.subarray(5).toString('base64'),
      'another version byte': changed((copy) => copy.writeUInt8(0, 0)),
      "another key's id": changed((copy) => copy.writeUInt32BE(other.id, 1)),
      'a bit of the DER turned': changed((copy) => copy.writeUInt8(copy.readUInt8(20) ^ 1, 20)),
      'bytes after the DER': Buffer.concat([bytes, Buffer.alloc(3)]).toString('base64'),
      'of another body': one.sign(`${body} `),
      'of the JSON serialised again': one.sign(JSON.stringify(JSON.parse(body.toString()))),
      'of the digest': one.sign(createHash('sha256').update(body).digest()),
      'URL-safe': bytes.toString('base64url'),
      'with a blank': ` ${bytes.toString('base64')}`,
    };

    const verdicts = await Promise.all(
      Object.entries(wrong).map(async ([name, header]) => [name, await check(header)]),
    );

    should(Object.fromEntries(verdicts)).deepEqual(
      Object.fromEntries(Object.keys(wrong).map((name) => [name, 'invalid'])),
    );
  });

  it('asks for an unknown key id at once, then at most once a minute, and takes the new key', async () => {
    const { system, served, check } = checker(one);
    await check(one.sign(body));
    served.keyset = keysetOf(other);

    const tooSoon = await check(other.sign(body));
    await system.advance(60_000);
    const strangers = await Promise.all([1, 2, 3].map((id) => check(googleKey(id).sign(body))));
    const rotated = await check(other.sign(body));
    const retired = await check(one.sign(body));

    tooSoon.should.equal('invalid');
    strangers.should.deepEqual(['invalid', 'invalid', 'invalid']);
    rotated.should.equal('valid');
    retired.should.equal('invalid');
    served.asked.should.equal(2);
  });

  it('who comes while the keys are being fetched waits for them', async () => {
    const { served, check } = checker(one);
    const fetched = deferred();
    served.pause = fetched.promise;

    const both = Promise.all([check(one.sign(body)), check(one.sign(body))]);
    fetched.resolve();

    (await both).should.deepEqual(['valid', 'valid']);
    served.asked.should.equal(1);
  });

  it('nobody can say while the keys cannot be had, and asking stays moderate; then it heals', async () => {
    const { system, served, check } = checker(one);
    served.status = 500;

    const first = await check(one.sign(body));
    const second = await check(one.sign(body));
    const askedMeanwhile = served.asked;
    served.status = 200;
    await system.advance(60_000);
    const third = await check(one.sign(body));

    [first, second, third].should.deepEqual(['unavailable', 'unavailable', 'valid']);
    askedMeanwhile.should.equal(1);
  });

  it('a keyset from the cache serves for twelve hours and no longer', async () => {
    const { system, served, check } = checker(one);
    await check(one.sign(body));
    served.status = 404;

    await system.advance(12 * hour - 1);
    const cached = await check(one.sign(body));
    await system.advance(1);
    const old = await check(one.sign(body));

    cached.should.equal('valid');
    old.should.equal('unavailable');
  });

  it('with keys at hand but Google out of reach, an unknown id is not refused for good', async () => {
    const { system, served, check } = checker(one);
    await check(one.sign(body));
    served.status = 503;
    await system.advance(60_000);

    const unknown = await check(other.sign(body));
    const known = await check(one.sign(body));

    unknown.should.equal('unavailable');
    known.should.equal('valid');
  });
});

describe('a keyset', () => {
  const entry = JSON.parse(keysetOf(one)).key[0];
  const withEntry = (change: object) => JSON.stringify({ primaryKeyId: 1, key: [{ ...entry, ...change }] });
  const withValue = (value: Buffer) =>
    withEntry({ keyData: { ...entry.keyData, value: value.toString('base64') } });
  const value = Buffer.from(entry.keyData.value, 'base64');

  it('gives only enabled Tink keys on P-256 with SHA-256 and DER', () => {
    const changed = (at: number, byte: number) => {
      const copy = Buffer.from(value);
      copy.writeUInt8(byte, at);
      return copy;
    };
    const texts = [
      withEntry({}),
      withEntry({ status: 'DISABLED' }),
      withEntry({ outputPrefixType: 'RAW' }),
      withEntry({ keyData: { ...entry.keyData, typeUrl: 'type.googleapis.com/google.crypto.tink.HmacKey' } }),
      withValue(changed(3, 4)),
      withValue(changed(5, 3)),
      withValue(changed(7, 1)),
      withValue(changed(9, 34)),
      withValue(changed(10, 1)),
      withValue(changed(20, value.readUInt8(20) ^ 1)),
      withValue(value.subarray(0, 40)),
      withValue(Buffer.alloc(0)),
      withValue(Buffer.alloc(30, 0xff)),
    ];

    const sizes = texts.map((text) => readKeyset(text)?.size);

    sizes.should.deepEqual([1, ...Array(texts.length - 1).fill(0)]);
  });

  it('is none if it is no JSON of that shape', () => {
    const texts = ['', '<html>', '[]', '{}', '{"key":{}}'];

    const read = texts.map(readKeyset);

    should(read).deepEqual(texts.map(() => null));
  });

  it('is read key by key: one that is odd hides none of the others', () => {
    const odd = [null, 7, [], {}, { ...one.entry, keyId: -1 }, { ...one.entry, keyId: 2 ** 32 }].concat(
      ...['keyData', 'status', 'keyId', 'outputPrefixType'].map((field) => [
        { ...one.entry, [field]: null },
        { ...one.entry, [field]: {} },
      ]),
    );
    const keyset = JSON.stringify({ primaryKeyId: 1, key: [...odd, other.entry, ...odd] });

    const read = readKeyset(keyset);

    should([...(read?.keys() ?? [])]).deepEqual([other.id]);
  });

  it('of which nothing can be used does not take the place of the one that is here', async () => {
    const { system, served, check } = checker(one);
    await check(one.sign(body));
    served.keyset = JSON.stringify({ key: [null] });
    await system.advance(60_000);

    const verdicts = [await check(other.sign(body)), await check(one.sign(body))];

    verdicts.should.deepEqual(['unavailable', 'valid']);
  });
});

describe("the entries of Google's notifications", () => {
  let fields: Fields;
  beforeEach(() => {
    fields = createFields();
  });
  const readEntries = (body: unknown) =>
    googleHealthProtocol.open(withoutNetwork()).readEntries(body, fields);

  const midnight = { date: { year: 2026, month: 11, day: 20 }, time: {} };
  const steps = {
    version: '1',
    clientProvidedSubscriptionName: 'auto-123456789012-pi-WEBHOOK_DATA_TYPE_STEPS',
    healthUserId: '7001',
    operation: 'UPSERT',
    dataType: 'steps',
    intervals: [{ civilDateTimeInterval: { startDateTime: midnight, endDateTime: midnight } }],
  };
  const removed = {
    healthUserId: '7002',
    operation: 'DELETE',
    dataType: 'sleep',
    recordId: '98',
    intervals: [],
  };
  const means = 'synced';

  it('a single object and a list mean the same', () => {
    const single = readEntries({ data: steps });
    const list = readEntries([{ data: steps }]);

    should(single).eql({
      ok: true,
      value: [{ means, userId: '7001', collection: 'steps', entry: steps }],
    });
    should(list).eql(single);
  });

  it('a mixed batch is read entry by entry, each passed on as it came', () => {
    const answer = readEntries([{ data: steps }, { data: removed }]);

    should(answer).eql({
      ok: true,
      value: [
        { means, userId: '7001', collection: 'steps', entry: steps },
        { means, userId: '7002', collection: 'sleep', entry: removed },
      ],
    });
  });

  it('an entry for nobody takes none of the others with it', () => {
    const answer = readEntries([{ data: { dataType: 'steps' } }, { data: removed }]);

    should(answer.ok && answer.value.map(({ userId }) => userId)).eql(['7002']);
  });

  it('intervals, type and operation may be missing or unheard of', () => {
    const odd = { healthUserId: '7003', operation: 'MERGE', dataType: 'sleep-talk', novelty: { a: 1 } };
    const bare = { healthUserId: '7004' };

    const answer = readEntries([{ data: odd }, { data: bare }]);

    should(answer).eql({
      ok: true,
      value: [
        { means, userId: '7003', collection: 'sleep-talk', entry: odd },
        { means, userId: '7004', collection: 'unknown', entry: bare },
      ],
    });
  });

  it('a field that is no text is unknown, and the rest of its entry passes', () => {
    const odd = { healthUserId: '7003', dataType: 7 };

    const answer = readEntries([{ data: odd }, { data: { healthUserId: 7 } }, null, []]);

    should(answer).eql({
      ok: true,
      value: [{ means, userId: '7003', collection: 'unknown', entry: odd }],
    });
    (fields.all().notification ?? []).should.containDeep([
      'entry not understood',
      'healthUserId not understood',
    ]);
  });

  const unfit: [string, unknown, string][] = [
    ['what is no JSON', undefined, 'the whole'],
    ['a word', 'hello', 'the whole'],
  ];
  for (const [name, body, detail] of unfit) {
    it(`${name} is not understood, and the field named`, () => {
      should(readEntries(body)).eql({
        ok: false,
        problem: { kind: 'not-ours', code: 'not-understood', detail },
      });
    });
  }
});
