// Promises for what a gateway without a list answered unclearly: posted again under the same id, or told as uncertain at once.
import 'should';
import should from 'should';
import { asTrouble } from '../../../src/sentences/trouble';
import type { LateNews } from '../../../src/sms/listeners';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { type ModelTwilio, modelTwilio } from '../../support/model-twilio';
import { type MortalStore, mortalStore } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const seconds = 1_000;
const minute = 60 * seconds;
const to = '+4915228817386';

describe('sms: an unclear answer of a gateway without a list', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let gateway: ModelTwilio;
  let outbox: Outbox;
  let process: MortalStore;
  let heard: LateNews[];
  let isOutdated: boolean;
  /** How the SMS ended for its msg: the sid, or the error's code. */
  let end: string | null;

  const openFor = (ifUncertain: Sender['ifUncertain']) => {
    gateway = modelTwilio(system, ifUncertain);
    return open();
  };
  const open = async () => {
    process = mortalStore(temp.store);
    outbox = await openOutbox({
      store: process.store,
      system,
      account: 'account',
      provider,
      sender: gateway.sender,
      validitySeconds: 3600,
      isOutdated: async () => isOutdated,
    });
    outbox.attach('node', (news) => heard.push(news));
  };
  const send = async () => {
    const sms = { to, body: 'Low', segments: 1 };
    outbox.send({ nodeId: 'node', sms, key: 'alert', msg: {} }).then(
      (sent) => {
        end = sent?.sid ?? null;
      },
      (error: unknown) => {
        end = asTrouble(error).code;
      },
    );
    await settled();
  };
  const crash = async (downMs = 0) => {
    process.kill();
    await system.advance(downMs);
    await temp.reopen();
    await open();
    await settled();
  };

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    heard = [];
    end = null;
    isOutdated = false;
  });
  afterEach(async () => {
    outbox.close();
    await temp.remove();
  });

  describe('that takes a key', () => {
    beforeEach(() => openFor('post-again'));

    it('is posted again, under the same id, and is one SMS', async () => {
      gateway.fates = ['unheard', 'lost'];
      await send();
      await system.advance(15 * seconds);
      should(end).be.null();
      await system.advance(minute);

      should(end).equal('SM1');
      gateway.posts.should.have.length(3);
      gateway.messages.should.have.length(1);
    });

    it('is posted again at once after a process that ended inside the post', async () => {
      gateway.fates = ['held'];
      await send();
      await crash();

      heard.map(({ sms, isAccepted }) => [sms.sid, isAccepted]).should.eql([['SM1', true]]);
      gateway.messages.should.have.length(1);
    });

    it('stays unclear when a later try was surely not taken', async () => {
      gateway.fates = ['unheard', 'unsent'];
      await send();
      await system.advance(15 * seconds);
      const [row] = await temp.store.openSms('account');

      should(row?.state).equal('uncertain');
    });

    for (const [what, spoil] of [
      ['its time is over', () => crash(61 * minute)],
      [
        'it is no longer true',
        async () => {
          isOutdated = true;
          await system.advance(15 * seconds);
        },
      ],
      ['the next try is refused', () => system.advance(15 * seconds)],
    ] as const) {
      it(`is told as uncertain, and not as unsent, when ${what}`, async () => {
        gateway.fates = ['unheard', 'refused'];
        await send();
        await spoil();

        const codes = [end, ...heard.map(({ trouble }) => trouble?.code ?? null)].filter(Boolean);
        codes.should.eql(['sms-uncertain']);
        gateway.messages.should.have.length(1);
      });
    }
  });

  describe('that takes none', () => {
    beforeEach(() => openFor('give-up'));

    it('is told as uncertain at once, and not posted again', async () => {
      gateway.fates = ['unheard'];
      await send();
      await system.advance(2 * 60 * minute);

      should(end).equal('sms-uncertain');
      gateway.posts.should.have.length(1);
    });

    it('is told as uncertain after a process that ended inside the post', async () => {
      gateway.fates = ['held'];
      await send();
      await crash();

      heard.map(({ trouble }) => trouble?.code).should.eql(['sms-uncertain']);
      gateway.posts.should.have.length(1);
    });
  });
});
