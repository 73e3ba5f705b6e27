// Promises of the outbox while its database is away, whichever question that falls on: each SMS leaves once, and its node hears of it.
import 'should';
import { asTrouble } from '../../../src/sentences/trouble';
import { openOutbox } from '../../../src/sms/outbox';
import type { Sender } from '../../../src/sms/provider';
import { twilio as provider } from '../../../src/sms/providers/twilio/twilio';
import { awayStore, type Outage } from '../../support/away-store';
import { fakeSystem } from '../../support/fake-system';
import { tempStore } from '../../support/temp-store';

const second = 1_000;
/** Of what was in hand then all is settled within these. */
const steps = [...Array<number>(12).fill(5 * second), ...Array<number>(20).fill(60 * second)];

interface Ran {
  asked: number;
  /** What was handed over. */
  bodies: string[];
  /** What each node heard: the sid with which its msg ended, or the word of a status that came later. */
  heard: Record<string, string[]>;
}

/** Two alerts for one number that go together, and another one, half a minute later. */
async function run(outage: Outage, ifUncertain: 'look-up' | 'post-again'): Promise<Ran> {
  const system = fakeSystem();
  const temp = await tempStore(system);
  const { store, asked } = awayStore(temp.store, system, outage);
  const bodies: string[] = [];
  const ids = new Map<string, string>();
  const heard: Record<string, string[]> = { Anna: [], Bert: [], Carl: [] };
  const shared = {
    async send({ id, body }: { id: string; body: string }) {
      // Who takes a key hands over once what comes twice.
      const known = ifUncertain === 'post-again' ? ids.get(id) : undefined;
      const sid = known ?? `SM${bodies.push(body)}`;
      ids.set(id, sid);
      return { kind: 'accepted', sid, status: 'queued', segments: null } as const;
    },
    poll: async () => ({ kind: 'known', status: 'delivered', errorCode: null }) as const,
  };
  const find = async () => ({
    kind: 'list' as const,
    found: bodies.map((_, at) => ({ sid: `SM${at + 1}`, status: 'sent' })),
  });
  const sender: Sender =
    ifUncertain === 'post-again' ? { ...shared, ifUncertain } : { ...shared, ifUncertain, find };
  // An outbox that finds no database is not opened.
  const { takeSms, smsWithEnding, doubtInterruptedSms, openSms } = temp.store;
  let isOpen = false;
  const untilOpen = <Call>(first: Call, then: Call) =>
    ((...all: unknown[]) => ((isOpen ? then : first) as (...all: unknown[]) => unknown)(...all)) as Call;
  const outbox = await openOutbox({
    store: {
      ...store,
      takeSms: untilOpen(takeSms, store.takeSms),
      smsWithEnding: untilOpen(smsWithEnding, store.smsWithEnding),
      doubtInterruptedSms: untilOpen(doubtInterruptedSms, store.doubtInterruptedSms),
      openSms: untilOpen(openSms, store.openSms),
    },
    system,
    account: 'account',
    provider,
    sender,
    validitySeconds: 3600,
  });
  isOpen = true;
  const send = (name: string) => {
    outbox.attach(name, ({ sms, trouble }) => heard[name]?.push(trouble?.code ?? sms.status));
    const body = `${name}'s Watch is at 12 %.`;
    const msg = {
      topic: name,
      alert: { id: name, kind: 'low' },
      person: { id: `person_${name}`, name },
      battery: { deviceId: 'd', device: 'Watch', level: 12, status: null, syncedAt: null },
    };
    const asked = { nodeId: name, sms: { to: '+4915228817386', body, segments: 1 }, key: name, msg };
    outbox.send({ ...asked, isAlert: true }).then(
      (sent) => sent && heard[name]?.push(sent.sid),
      (error: unknown) => heard[name]?.push(asTrouble(error).code),
    );
  };
  send('Anna');
  send('Bert');
  await system.advance(30 * second);
  send('Carl');
  for (const step of steps) await system.advance(step);
  outbox.close();
  await outbox.idle();
  await temp.remove();
  return { asked: asked(), bodies, heard };
}

describe('sms: an outbox whose database goes away', () => {
  const nothing = { at: -1, isKept: false, isLong: false };

  for (const ifUncertain of ['look-up', 'post-again'] as const)
    it(`loses and doubles nothing, whichever question it falls on, where a provider is to ${ifUncertain}`, async () => {
      const { asked } = await run(nothing, ifUncertain);
      asked.should.be.above(20);
      for (let at = 0; at < asked; at += 1)
        for (const isKept of [false, true])
          for (const isLong of [false, true]) {
            const { bodies, heard } = await run({ at, isKept, isLong }, ifUncertain);
            const what = `question ${at}, kept ${isKept}, long ${isLong}: ${JSON.stringify({ bodies, heard })}`;
            for (const name of ['Anna', 'Bert', 'Carl']) {
              bodies.filter((body) => body.includes(name)).should.have.length(1, what);
              // It left by its msg, or the node was told later; and nothing says that it did not.
              heard[name]?.some((one) => /^SM|delivered/.test(one)).should.equal(true, what);
              heard[name]
                ?.every((one) => /^(SM\d|queued|sent|delivered)$/.test(one))
                .should.equal(true, what);
            }
          }
    });
});
