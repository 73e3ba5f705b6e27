// Promises of the webhook side: signatures that check out, handshakes, Google's retries.
import { createPublicKey, verify } from 'node:crypto';
import 'should';
import { fitbitSignature } from '../../../src/sandbox/notify';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { ask, catcher, clientOf, command, personOf, start } from './harness';

describe('sandbox: notifications', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await start();
  });
  afterEach(() => sandbox.close());

  /** Checks a signature by the published keyset alone. */
  async function checksOut(signature: string, body: string): Promise<boolean> {
    const url = `${sandbox.origins['https://www.gstatic.com']}/googlehealthapi/webhooks/webhooks_public_keyset.json`;
    const { json } = await ask(url);
    const bytes = Buffer.from(signature, 'base64');
    const entry = json.key.find((one: { keyId: number }) => one.keyId === bytes.readUInt32BE(1));
    if (!entry || bytes[0] !== 1) return false;
    const value = Buffer.from(entry.keyData.value, 'base64');
    value.subarray(0, 8).toString('hex').should.equal('1206080310021802');
    value.length.should.equal(78);
    const part = (at: number) => value.subarray(at + 3, at + 35).toString('base64url');
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: part(8), y: part(43) }, format: 'jwk' });
    return verify('sha256', Buffer.from(body), { key, dsaEncoding: 'der' }, bytes.subarray(5));
  }

  it("sends Google's notification as a list, signed by the published key, with the Authorization", async () => {
    const hook = await catcher(204);

    const delivery = await command(sandbox, 'notify', {
      vendor: 'google',
      url: hook.url,
      people: ['anna', 'bert'],
      secret: 'Bearer hush',
    });

    delivery.json.should.containEql({ state: 'delivered', statuses: [204] });
    const [call] = hook.caught;
    call?.headers.should.containEql({
      authorization: 'Bearer hush',
      'user-agent': 'Google-Health-API-Webhooks',
    });
    const entries = JSON.parse(call?.body ?? '');
    entries.should.have.length(2);
    entries[0].data.should.containEql({
      version: '1',
      healthUserId: personOf(sandbox, 'anna').healthUserId,
      operation: 'UPSERT',
      dataType: 'steps',
    });
    const signature = String(call?.headers['google-health-api-signature']);
    (await checksOut(signature, call?.body ?? '')).should.equal(true);
    (await checksOut(signature, `${call?.body} `)).should.equal(false);
    await hook.close();
  });

  it('can sign under the old header, forge, send one object, and rotate its key', async () => {
    const hook = await catcher(204);
    const { control } = sandbox;
    const notification = { vendor: 'google' as const, url: hook.url, people: ['anna'] };

    await control.notify({ ...notification, header: 'X-HEALTHAPI-SIGNATURE', single: true });
    await control.notify({ ...notification, forged: true });
    const [old, forged] = hook.caught;

    JSON.parse(old?.body ?? '').should.have.property('data');
    (await checksOut(String(old?.headers['x-healthapi-signature']), old?.body ?? '')).should.equal(true);
    (
      await checksOut(String(forged?.headers['google-health-api-signature']), forged?.body ?? '')
    ).should.equal(false);
    control.rotateKey();
    (await checksOut(String(old?.headers['x-healthapi-signature']), old?.body ?? '')).should.equal(false);
    await hook.close();
  });

  it('tries again as Google does until it is answered 204', async () => {
    const hook = await catcher(500, 200, 204);

    const delivery = await sandbox.control.notify({
      vendor: 'google',
      url: hook.url,
      people: ['anna'],
      retryMs: 1,
    });
    delivery.state.should.equal('retrying');
    await hook.until(3);

    new Set(hook.caught.map((call) => call.body)).size.should.equal(1);
    await hook.close();
  });

  it('drops after the last attempt, and gives up waiting when the sandbox closes', async () => {
    const hook = await catcher(500);
    const notification = { vendor: 'google' as const, url: hook.url, people: ['anna'] };

    (await sandbox.control.notify({ ...notification, attempts: 1 })).state.should.equal('dropped');
    (await sandbox.control.notify({ ...notification, retryMs: 600_000 })).state.should.equal('retrying');
    sandbox.control.deliveries().should.have.length(2);
    await hook.close();
  });

  it("sends Fitbit's notification once, signed with the client's secret", async () => {
    const hook = await catcher(500);

    const delivery = await sandbox.control.notify({
      vendor: 'fitbit',
      url: hook.url,
      people: ['anna'],
      collections: ['activities', 'userRevokedAccess'],
    });

    delivery.state.should.equal('dropped');
    const [call] = hook.caught;
    const [activity, revoked] = JSON.parse(call?.body ?? '');
    activity.should.containEql({ collectionType: 'activities', date: '2026-11-20', ownerType: 'user' });
    revoked.should.not.have.property('date');
    String(call?.headers['x-fitbit-signature']).should.equal(
      fitbitSignature(clientOf(sandbox, 'fitbit').clientSecret, call?.body ?? ''),
    );
    fitbitSignature('key', 'data').should.equal('Hc74fuYQh+M5l3zdafPZ+Sdi+pY=');
    await hook.close();
  });

  it('shakes hands: with and without the secret at Google, right and wrong code at Fitbit', async () => {
    const google = await catcher(201, 401);
    const fitbit = await catcher(204, 404);
    const careless = await catcher(200);

    (await sandbox.control.verify({ vendor: 'google', url: google.url, secret: 'Bearer s' })).ok.should.equal(
      true,
    );
    (await sandbox.control.verify({ vendor: 'fitbit', url: fitbit.url, secret: 'c0de' })).ok.should.equal(
      true,
    );
    (
      await sandbox.control.verify({ vendor: 'google', url: careless.url, secret: 'Bearer s' })
    ).ok.should.equal(false);

    google.caught.map((call) => call.headers.authorization ?? '').should.deepEqual(['Bearer s', '']);
    google.caught[0]?.body.should.equal('{"type":"verification"}');
    fitbit.caught.map((call) => call.url).should.deepEqual(['/hook?verify=c0de', '/hook?verify=c0de-wrong']);
    await Promise.all([google.close(), fitbit.close(), careless.close()]);
  });
});
