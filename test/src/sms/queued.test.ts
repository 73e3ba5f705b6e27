// Promises for what a gateway has taken while its phone is off: asked after as long as it is valid, taken back where it can be,
// and told in the end.
import 'should';
import should from 'should';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { CancelOutcome, PollOutcome, Provider } from '../../../src/sms/provider';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { sentBy } from '../../support/sending';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;

const gateway: Provider = {
  id: 'twilio',
  label: 'Gateway',
  limits: { characters: 160, validityMinutes: { least: 1, most: 600 } },
  statuses: [
    { word: 'waits', means: 'queued', isFinal: false },
    { word: 'gone', means: 'sent', isFinal: false },
    { word: 'there', means: 'delivered', isFinal: false },
    { word: 'lost', means: 'failed', isFinal: true },
  ],
  refusals: {},
  isPolledWhileQueued: true,
  callback: null,
};

describe('sms: what waits for a phone', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let outbox: Outbox;
  let heard: LateNews[];
  let polled: number;
  let status: string;
  let cancelled: string[];
  let cancelling: CancelOutcome;
  let isOutdated: boolean;

  const open = async (provider = gateway) => {
    outbox = await openOutbox({
      store: temp.store,
      system,
      account: 'account',
      provider,
      sender: {
        ifUncertain: 'post-again',
        send: async ({ id }) => ({ kind: 'accepted', sid: id, status: 'waits', segments: null }),
        async poll(): Promise<PollOutcome> {
          polled += 1;
          return { kind: 'known', status, errorCode: null };
        },
        async cancel(sid) {
          cancelled.push(sid);
          return cancelling;
        },
      },
      validitySeconds: 3600,
      isOutdated: async () => isOutdated,
    });
    outbox.attach('node', (news) => heard.push(news));
  };
  const send = () =>
    sentBy(outbox, {
      nodeId: 'node',
      sms: { to: '+4915228817386', body: 'Low', segments: 1 },
      key: 'alert',
      msg: {},
    });
  const codes = () => heard.map(({ trouble }) => trouble?.code);

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    heard = [];
    cancelled = [];
    polled = 0;
    status = 'waits';
    cancelling = 'unknown';
    isOutdated = false;
    await open();
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  it('is asked after for as long as it is valid, and told when it leaves at last', async () => {
    await send();
    await system.advance(50 * minute);
    status = 'there';
    await system.advance(15 * minute);

    heard.map(({ sms, trouble }) => [sms.status, trouble]).should.eql([['there', null]]);
    cancelled.should.be.empty();
  });

  it('is told as uncertain when it can neither leave nor be taken back until it is too old', async () => {
    await send();
    await system.advance(69 * minute);
    codes().should.be.empty();
    await system.advance(minute);

    codes().should.eql(['sms-uncertain']);
    const before = polled;
    await system.advance(5 * 60 * minute);
    polled.should.equal(before);
  });

  it('is told as too old, and surely not sent, where it was taken back', async () => {
    cancelling = 'cancelled';
    const { sid } = await send();
    await system.advance(80 * minute);

    codes().should.eql(['sms-too-old']);
    cancelled.should.eql([sid]);
    should((await temp.store.sms(sid))?.state).equal('refused');
  });

  it('is taken back when its time is over, and asked once more where that was not certain yet', async () => {
    const { sid } = await send();
    await system.advance(61 * minute);
    cancelled.should.eql([sid]);
    codes().should.be.empty();
    cancelling = 'cancelled';
    await system.advance(10 * minute);

    codes().should.eql(['sms-too-old']);
  });

  it('is taken back as soon as it is no longer true', async () => {
    cancelling = 'cancelled';
    await send();
    isOutdated = true;
    await system.advance(10_000);

    codes().should.eql(['sms-outdated']);
  });

  it('goes on to be asked after when it is no longer true and cannot be taken back', async () => {
    await send();
    isOutdated = true;
    cancelling = 'not';
    await system.advance(10_000);
    status = 'there';
    await system.advance(minute);

    heard.map(({ sms }) => sms.status).should.eql(['there']);
  });

  it('is not taken back once it has left', async () => {
    await send();
    status = 'gone';
    await system.advance(10_000);
    isOutdated = true;
    await system.advance(2 * 60 * minute);

    cancelled.should.be.empty();
    polled.should.equal(3);
    codes().should.eql([undefined]);
  });

  it('goes on over a restart', async () => {
    await send();
    await system.advance(15 * minute);
    outbox.close();
    await open();
    await system.advance(90 * minute);

    codes().should.eql(['sms-uncertain']);
  });

  it('is asked after three times, and no more, with a provider for whom nothing waits that long', async () => {
    outbox.close();
    await open({ ...gateway, isPolledWhileQueued: false });
    await send();
    await system.advance(5 * 60 * minute);

    polled.should.equal(3);
    codes().should.be.empty();
  });
});
