// Whatever happens in whatever order: nobody gets two SMS for one key, and no SMS is lost without a word.
import 'should';
import should from 'should';
import { asTrouble } from '../../../src/sentences/trouble';
import { type Outbox, openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { type Chance, chanceOf } from '../../fuzz/chance';
import { type FakeSystem, fakeSystem, settled } from '../../support/fake-system';
import { type ModelTwilio, modelTwilio, type PostFate } from '../../support/model-twilio';
import { type MortalStore, mortalStore } from '../../support/mortal-store';
import { type TempStore, tempStore } from '../../support/temp-store';

const minute = 60_000;
const stories = 60;
const steps = 25;
const to = '+4915228817386';
const fates: readonly [PostFate, ...PostFate[]] = [
  'accepted',
  'unsent',
  'refused',
  'lost',
  'lost',
  'unheard',
  'unheard',
  'held',
  'vanished',
];

/** Several keys share a text: their messages look the same. */
const textOf = (key: string) => `text ${Number(key) % 2}`;

/** One life of an SMS account: sends, pauses, redeploys, kills and power cuts, callbacks, as chance will have it. */
async function live(seed: string, ifUncertain: Sender['ifUncertain']) {
  const chance = chanceOf(seed);
  const system = fakeSystem();
  const temp = await tempStore(system);
  const twilio = modelTwilio(system, ifUncertain);
  // As far as a list may lag behind without misleading anybody: see docs/decisions/0012.
  twilio.lagMs = chance.below(30_000);
  const story = createStory(chance, system, temp, twilio);
  try {
    await story.open();
    for (let step = 0; step < steps; step += 1) await story.step();
    await story.comeToRest();
    return { ...story, messages: twilio.messages };
  } finally {
    story.close();
    await temp.remove();
  }
}

function createStory(chance: Chance, system: FakeSystem, temp: TempStore, twilio: ModelTwilio) {
  let outbox: Outbox;
  let process: MortalStore;
  const asked = new Set<string>();
  /** What was told of each key: a sid, or a code. */
  const told = new Map<string, string[]>();
  const tell = (key: string, what: string) => told.set(key, [...(told.get(key) ?? []), what]);

  const open = async () => {
    process = mortalStore(temp.store);
    const mine = process;
    outbox = await openOutbox({
      store: mine.store,
      system,
      account: 'account',
      provider,
      sender: twilio.sender,
      validitySeconds: 3600,
      caps: { perNumber: 1000, perDay: 1000 },
      callbackFor: (id) => id,
    });
    outbox.attach('node', ({ sms, trouble, msg }) => {
      if (mine === process) tell(String(msg.topic), trouble?.code ?? sms.sid);
    });
  };
  const send = async (key: string) => {
    const mine = process;
    asked.add(key);
    const sms = { to, body: textOf(key), segments: 1 };
    const sending = outbox.send({ nodeId: 'node', sms, key, msg: { topic: key } });
    sending.then(
      (sent) => mine === process && sent && tell(key, sent.sid),
      (error: unknown) => mine === process && tell(key, asTrouble(error).code),
    );
    await settled();
  };
  const kill = async (downMs: number) => {
    process.kill();
    await system.advance(downMs);
    await temp.reopen();
    await open();
  };
  const actions: readonly [() => Promise<void>, ...(() => Promise<void>)[]] = [
    () => send(String(chance.below(6))),
    () => send(String(chance.below(6))),
    () => system.advance(chance.pick([1_000, 5_000, 15_000, 35_000, 5 * minute])),
    () => system.advance(chance.pick([1_000, 5_000, 15_000, 35_000, 5 * minute])),
    () => kill(chance.pick([0, 10_000, 20 * minute])),
    async () => {
      outbox.close();
      // A post that never ends would never let go: that is what a kill is for.
      await settled();
      await kill(0);
    },
    async () => {
      const message = twilio.messages[chance.below(twilio.messages.length)];
      if (!message?.callback) return;
      await outbox.takeStatus(message.callback, { sid: message.sid, status: 'sent', errorCode: null });
    },
  ];

  return {
    told,
    asked,
    open,
    close: () => outbox.close(),
    async step() {
      if (twilio.fates.length === 0) twilio.fates.push(chance.pick(fates));
      twilio.lists = Array.from({ length: 3 }, () => !chance.oneIn(4));
      await chance.pick(actions)();
    },
    /** All works again; whoever has heard nothing asks once more, as an alert does after a crash. */
    async comeToRest() {
      twilio.fates = [];
      twilio.lists = [];
      await kill(0);
      await system.advance(70 * minute);
      for (const key of asked) if (!told.has(key)) await send(key);
      await system.advance(70 * minute);
    },
  };
}

describe('sms: once, and never without a word', () => {
  for (let story = 1; story <= stories; story += 1) {
    it(`whatever happens: story ${story}`, async () => {
      const { asked, told, messages } = await live(`story ${story}`, 'look-up');

      const accepted = new Map<string, string>();
      for (const key of asked) {
        const ends = told.get(key) ?? [];
        ends.should.not.be.empty();
        const sids = new Set(ends.filter((end) => end.startsWith('SM')));
        should(sids.size).be.belowOrEqual(1, `${key}: ${ends}`);
        for (const sid of sids) accepted.set(sid, key);
        if (sids.size === 0) ends.should.matchAny(/^sms-/);
      }
      // One message for each that was told as accepted, and none beside: equal ones may have swapped theirs.
      const texts = (sids: Iterable<string>) =>
        [...sids].map((sid) => messages.find((one) => one.sid === sid)?.body).sort();
      [...accepted.keys()].sort().should.deepEqual(messages.map(({ sid }) => sid).sort());
      texts(accepted.keys()).should.deepEqual([...accepted.values()].map((key) => textOf(key)).sort());
    });
  }

  for (const ifUncertain of ['post-again', 'give-up'] as const) {
    for (let story = 1; story <= stories; story += 1) {
      it(`whatever happens, by a provider with which to ${ifUncertain}: story ${story}`, async () => {
        const { asked, told, messages } = await live(`story ${story}`, ifUncertain);

        should(new Set(messages.map(({ id }) => id)).size).equal(messages.length);
        const sidsOf = (key: string) => new Set((told.get(key) ?? []).filter((end) => end.startsWith('SM')));
        const isUncertain = (key: string) => (told.get(key) ?? []).includes('sms-uncertain');
        for (const key of asked) {
          (told.get(key) ?? []).should.matchAny(/^(SM|sms-)/);
          should(sidsOf(key).size).be.belowOrEqual(1, key);
        }
        // Each message is told as accepted, or its alert as uncertain; with a key, that is only where its time had run out.
        const accepted = [...asked].flatMap((key) => [...sidsOf(key)]);
        should(new Set(accepted).size).equal(accepted.length);
        const untold = messages.filter(({ sid }) => !accepted.includes(sid)).length;
        should(untold).be.belowOrEqual([...asked].filter(isUncertain).length);
      });
    }
  }
});
