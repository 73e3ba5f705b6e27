// Each request that we send is held against the vendors' own documents, in the folder that VENDOR_DOCS names.
import should = require('should');

import { type Documents, misfits, operationOf, readDocuments, type VendorRequest } from './documents';
import { allTraffic, type Sent } from './traffic';

/** What the documents do not describe, or describe wrongly. */
const exempt: readonly { vendor: string; call: string; because: string }[] = [
  ...['authorize', 'token', 'revoke'].map((call) => ({
    vendor: 'google',
    call,
    because:
      "OAuth is accounts.google.com's and oauth2.googleapis.com's; the document is of health.googleapis.com",
  })),
  {
    vendor: 'fitbit',
    call: 'authorize',
    because: 'a page for browsers on www.fitbit.com; the document is of api.fitbit.com',
  },
  {
    vendor: 'fitbit',
    call: 'token',
    because: 'the Swagger marks its parameters as query parameters; the guide and all clients send a form',
  },
  {
    vendor: 'sms-gate',
    call: 'messages.cancel',
    because:
      'SMSGate has DELETE /messages/{id} since July 2026; its document does not. Where it is missing nothing is taken back',
  },
];

const folder = process.env.VENDOR_DOCS;
if (!folder) process.stdout.write('vendor documents: not checked (VENDOR_DOCS is not set)\n');
else {
  describe("our requests and the vendors' documents", () => {
    let documents: Documents;
    let sent: Sent[];
    const isExempt = ({ vendor, call }: Sent) =>
      exempt.some((one) => one.vendor === vendor && one.call === call);

    before(async () => {
      documents = readDocuments(folder);
      sent = await allTraffic();
    });

    const first = (vendor: string, call: string): VendorRequest => {
      const found = sent.find((one) => one.vendor === vendor && one.call === call);
      if (!found) throw new Error(`nothing was sent to ${vendor} ${call}`);
      return found;
    };

    it('every request that arrives is one that its document allows', () => {
      const wrong = sent
        .filter((one) => !isExempt(one))
        .flatMap((one) => misfits(documents, one, one.scopes));
      wrong.should.eql([]);
    });

    it('every request of the product is among them', () => {
      const calls = new Set(sent.map(({ vendor, call }) => `${vendor} ${call}`));
      [...calls]
        .sort()
        .should.eql([
          'fitbit authorize',
          'fitbit devices',
          'fitbit profile',
          'fitbit revoke',
          'fitbit token',
          'google authorize',
          'google devices',
          'google identity',
          'google revoke',
          'google token',
          'sms-gate devices',
          'sms-gate health',
          'sms-gate inbox',
          'sms-gate messages.cancel',
          'sms-gate messages.create',
          'sms-gate messages.get',
          'sms-gate webhooks.list',
          'sms-gate webhooks.register',
          'sms-gate webhooks.remove',
          'twilio messages.create',
          'twilio messages.get',
          'twilio messages.list',
        ]);
      sent.some(({ query }) => 'pageToken' in query).should.be.true();
      sent
        .filter(({ status }) => status === null || status >= 300)
        .map(({ call, status }) => `${call} ${status}`)
        .should.eql([]);
    });

    it('only what a document does not describe is exempt', () => {
      const idle = exempt.filter(
        ({ vendor, call }) => !sent.some((one) => one.vendor === vendor && one.call === call),
      );
      idle.should.eql([]);
      const needless = sent
        .filter(isExempt)
        .filter((one) => misfits(documents, one, one.scopes).length === 0);
      needless.map(({ vendor, call }) => `${vendor} ${call}`).should.eql([]);
    });

    it('we ask for no scope that the documents do not know', () => {
      const asked = new Set(sent.flatMap(({ scopes }) => scopes));
      [...asked].filter((scope) => !documents.scopes.has(scope)).should.eql([]);
    });

    it('the scope that every consent asks for is enough for each request at Google Health', () => {
      const least = ['https://www.googleapis.com/auth/googlehealth.settings.readonly'];
      for (const one of sent.filter((each) => each.vendor === 'google' && !isExempt(each)))
        operationOf(documents, one)?.scopes?.should.containDeep(least);
    });

    it('the check notices an address that is not there, another host and another method', () => {
      const asked = first('google', 'devices');
      const changed = (change: Partial<VendorRequest>) => misfits(documents, { ...asked, ...change }, []);
      for (const change of [
        { path: '/v4/users/me/devices' },
        { origin: 'https://api.google.com' },
        { method: 'POST' },
      ])
        should(changed(change)[0]).match(/ is in no document$/);
      const account = '/2010-04-01/Accounts/none/Messages.json';
      should(misfits(documents, { ...first('twilio', 'messages.create'), path: account }, [])[0]).match(
        /in no document$/,
      );
    });

    it('the check notices a parameter that is not declared, misspelt, missing or out of range', () => {
      const list = first('google', 'devices');
      const create = first('twilio', 'messages.create');
      const settings = ['https://www.googleapis.com/auth/googlehealth.settings.readonly'];
      const listed = (query: Record<string, string>) => misfits(documents, { ...list, query }, settings);
      const created = (fields: Record<string, string>) =>
        misfits(documents, { ...create, body: new URLSearchParams(fields).toString() }, []);
      listed({ page_size: '100' }).should.eql(['health.users.pairedDevices.list ?page_size is not declared']);
      listed({ pageSize: '101' }).should.eql(['health.users.pairedDevices.list ?pageSize cannot be "101"']);
      listed({ pageSize: 'all' }).should.eql(['health.users.pairedDevices.list ?pageSize cannot be "all"']);
      created({ to: '+4915228817386', Body: 'x' }).should.eql([
        'CreateMessage To is missing',
        'CreateMessage to is not declared',
      ]);
      created({ To: '+4915228817386', ValidityPeriod: '36001' }).should.eql([
        'CreateMessage ValidityPeriod cannot be "36001"',
      ]);
      created({ To: '+4915228817386', ValidityPeriod: '1h' }).should.eql([
        'CreateMessage ValidityPeriod cannot be "1h"',
      ]);
      created({ To: '+4915228817386', MessagingServiceSid: 'MG1' }).should.eql([
        'CreateMessage MessagingServiceSid cannot be "MG1"',
      ]);
    });

    it('the check notices what a JSON body may not hold', () => {
      const create = first('sms-gate', 'messages.create');
      const given = JSON.parse(create.body);
      const created = (change: object) =>
        misfits(documents, { ...create, body: JSON.stringify({ ...given, ...change }) }, []);
      created({ id: 'x'.repeat(37), ttl: 4, simNumber: 4 }).should.have.length(3);
      created({ phoneNumbers: [] }).should.eql(['post /messages.phoneNumbers has 0 entries']);
      created({ textMessage: {} }).should.eql(['post /messages.textMessage.text is missing']);
      created({ to: '+4915228817386' }).should.eql(['post /messages.to is not declared']);
      misfits(documents, { ...create, headers: {} }, [])[0]?.should.match(/in place of JSON$/);
    });

    it('the check notices JSON in place of a form, a body where none belongs, and a scope too few', () => {
      const json = { 'content-type': 'application/json' };
      const list = first('google', 'devices');
      should(misfits(documents, { ...first('twilio', 'messages.create'), headers: json }, [])[0]).match(
        /"application\/json" in place of a form$/,
      );
      misfits(documents, { ...list, body: '{}' }, ['nothing']).should.eql([
        'health.users.pairedDevices.list: a body, where none is declared',
        'health.users.pairedDevices.list: no scope of nothing is enough',
      ]);
    });
  });
}
