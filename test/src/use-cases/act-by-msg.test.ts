// Promises of what a flow does about alerts: to whom it applies, for how long, and what is refused.
import 'should';
import should from 'should';
import type { Conversations, OpenAlert, Whose } from '../../../src/people/conversations';
import { type ActByMsg, type ActionRequest, createActByMsg } from '../../../src/use-cases/act-by-msg';
import { type FakeSystem, fakeSystem } from '../../support/fake-system';
import { somebody, someGrant } from '../../support/people';
import { type TempStore, tempStore } from '../../support/temp-store';

const hour = 3_600_000;

describe('use cases: act by a msg', () => {
  let system: FakeSystem;
  let temp: TempStore;
  let act: ActByMsg;
  let done: unknown[][];
  let isOpen: boolean;
  const anna = somebody('Anna', { timeZone: 'Europe/Berlin' });
  const bert = somebody('Bert', { clientId: 'other' });

  beforeEach(async () => {
    system = fakeSystem();
    temp = await tempStore(system);
    done = [];
    isOpen = true;
    for (const person of [anna, somebody('Carla'), bert])
      await temp.store.savePersonAndGrant(person, someGrant);
    const of = (whose: Whose | undefined): OpenAlert[] =>
      isOpen
        ? [
            {
              conversation: 'talk_1',
              person: whose && 'alertId' in whose && whose.alertId === 'alert_b' ? bert : anna,
            } as unknown as OpenAlert,
          ]
        : [];
    const conversations: Conversations = {
      open: async (whose) => of(whose),
      async acknowledge(whose, at) {
        done.push(['acknowledge', whose, at]);
        return of(whose);
      },
      async snooze(whose, until) {
        done.push(['snooze', whose, until]);
        return of(whose);
      },
      pause: async (ids, until) => void done.push(['pause', ids, until]),
      resume: async (ids) => void done.push(['resume', ids]),
    };
    act = createActByMsg({ store: temp.store, system, conversations });
  });
  afterEach(() => temp.remove());

  const ask = (request: Partial<ActionRequest>) =>
    act({
      cloud: 'google-health',
      clientId: 'client',
      action: 'acknowledge',
      alert: null,
      person: null,
      until: null,
      ...request,
    });

  it('is about somebody by id or name, everybody of this client, or one alert, which goes before a person', async () => {
    const now = system.now();
    await ask({ person: anna.id });
    await ask({ person: 'anna' });
    await ask({ alert: 'alert_a', person: 'Carla' });
    await ask({ action: 'resume', person: 'everybody' });

    done.should.eql([
      ['acknowledge', { personId: anna.id }, now],
      ['acknowledge', { personId: anna.id }, now],
      ['acknowledge', { conversations: ['talk_1'] }, now],
      ['resume', [anna.id, 'person_carla']],
    ]);
  });

  it('lasts as long as is said, else three hours, and for a pause to the end of the seventh day where they are', async () => {
    const now = system.now();
    await ask({ action: 'snooze', person: 'Anna' });
    await ask({ action: 'snooze', person: 'Anna', until: now + hour });
    await ask({ action: 'pause', alert: 'alert_a' });
    // The clock stands at 2026-11-20.
    const seventhEnds = Date.parse('2026-11-26T23:00:00Z');
    done.map((one) => one[2]).should.eql([now + 3 * hour, now + hour, seventhEnds]);
  });

  it("is refused where nobody is meant, nothing is open, the alert is another client's, and for Demo", async () => {
    await ask({ person: 'Dora' }).should.be.rejectedWith({ code: 'person-unknown' });
    await ask({ person: 'Bert' }).should.be.rejectedWith({ code: 'person-unknown' });
    await ask({ alert: 'alert_b' }).should.be.rejectedWith({ code: 'nothing-open' });
    for (const action of ['snooze', 'pause', 'resume'] as const) {
      await ask({ cloud: 'demo', action, person: 'everybody' }).should.be.rejectedWith({
        code: 'demo-no-pause',
      });
    }
    isOpen = false;
    await ask({ person: 'Anna' }).should.be.rejectedWith({ code: 'nothing-open' });
    await ask({ alert: 'alert_a' }).should.be.rejectedWith({ code: 'nothing-open' });
    should(done.filter(([what]) => what !== 'acknowledge')).eql([]);
  });
});
