// What the sidebar tab gets of a person: their open alerts, whom those told, what comes next, and a pause.
import should = require('should');

import { personShown } from '../../../nodes/fitbit-sidebar/shown';
import type { OpenAlert } from '../../../src/people/conversations';
import type { PersonSeen } from '../../../src/people/overview';
import { pauseUntil } from '../../../src/people/pause-until';
import type { Person, PersonId, StoredSms } from '../../../src/store/records';
import type { ToldBySms } from '../../../src/use-cases/whom-told';
import { plantedSms } from '../../support/household';
import { somebody } from '../../support/people';

const hour = 3_600_000;
const now = Date.now();
const iso = (at: number) => new Date(at).toISOString();
const thresholds = { low: 20, critical: 5, notSyncingHours: 24 };

describe('the sidebar: what is shown of a person', () => {
  const seenOf = (person: Person, facts: Partial<PersonSeen> = {}): PersonSeen => ({
    person,
    hasClient: true,
    waitingNumber: null,
    numberMark: '',
    need: null,
    untold: null,
    devices: [],
    watches: [{ nodeId: 'node', thresholds: { ...thresholds } as never }],
    lastCheck: null,
    sms: [],
    ...facts,
  });

  const anAlert = (facts: Partial<OpenAlert> = {}): OpenAlert => ({
    conversation: 'talk_1',
    nodeId: 'node',
    person: { id: 'person_anna' as PersonId, name: 'Anna' },
    deviceId: 'D1',
    device: 'Charge 6',
    severity: 'low',
    kind: 'low',
    level: 15,
    state: 'open',
    since: now - 5 * hour,
    toldAt: now - hour,
    times: 2,
    until: null,
    escalatedAt: null,
    next: null,
    ...facts,
  });

  const tellingOf = (sms: StoredSms, facts: Partial<ToldBySms> = {}): ToldBySms => ({
    conversation: 'talk_1',
    names: ['Anna'],
    isNext: false,
    sms,
    ...facts,
  });

  const shown = (seen: PersonSeen, alerts: OpenAlert[] = [], told: ToldBySms[] = [], language = 'en') =>
    personShown(seen, { configs: [], test: null, open: { alerts, told } }, language);

  const anna = somebody('Anna', { timeZone: 'Europe/Berlin' });

  it('an open alert says since when, whom it told, what was answered, and what comes next and when', () => {
    const sms = plantedSms(anna.id, now - hour);
    const next = { what: 'escalation', at: now + hour } as const;
    const alert = anAlert({ state: 'acknowledged', escalatedAt: now - hour, next });

    const { alerts } = shown(seenOf(anna), [alert], [tellingOf(sms, { names: ['Bert'], isNext: true })]);

    alerts.should.eql([
      {
        conversation: 'talk_1',
        nodeId: 'node',
        deviceId: 'D1',
        device: 'Charge 6',
        kind: 'low',
        level: 15,
        state: 'acknowledged',
        since: iso(now - 5 * hour),
        toldAt: iso(now - hour),
        times: 2,
        until: null,
        escalatedAt: iso(now - hour),
        next: { what: 'escalation', at: iso(now + hour) },
        told: [
          {
            names: ['Bert'],
            isNext: true,
            at: iso(now - hour),
            to: '+49 … 386',
            fate: 'delivered',
          },
        ],
      },
    ]);
  });

  it('numbers go out shortened alone', () => {
    const sms = plantedSms(anna.id, now - hour);

    JSON.stringify(shown(seenOf(anna, { sms: [sms] }), [anAlert()], [tellingOf(sms)])).should.not.match(
      /\d{5}386|28817/,
    );
  });

  it('the worst comes first, of equals the oldest', () => {
    const alerts = [
      anAlert({ conversation: 'talk_1', since: now - hour }),
      anAlert({ conversation: 'talk_2', since: now - 2 * hour }),
      anAlert({ conversation: 'talk_3', severity: 'critical', kind: 'critical', since: now }),
    ];

    shown(seenOf(anna), alerts)
      .alerts.map(({ conversation }) => conversation)
      .should.eql(['talk_3', 'talk_2', 'talk_1']);
  });

  it('nothing is shown of a node that looks after them no more', () => {
    should(shown(seenOf(anna), [anAlert({ nodeId: 'gone' })]).alerts).eql([]);
  });

  it('an SMS of an open alert is shown there, and not once more; one of an alert that is over is', () => {
    const [open, over, other] = [3, 2, 1].map((ago) => plantedSms(anna.id, now - ago * hour)) as [
      StoredSms,
      StoredSms,
      StoredSms,
    ];
    const told = [tellingOf(open), tellingOf(over, { conversation: 'talk_0' })];

    const { alerts, sent } = shown(seenOf(anna, { sms: [open, over, other] }), [anAlert()], told);

    should(alerts[0]?.told.map(({ at }) => at)).eql([iso(now - 3 * hour)]);
    sent.map(({ at }) => at).should.eql([iso(now - 2 * hour), iso(now - hour)]);
  });

  it('an SMS that tells of two alerts is shown at each', () => {
    const sms = plantedSms(anna.id, now - hour);
    const alerts = [anAlert(), anAlert({ conversation: 'talk_2', deviceId: 'D2' })];
    const told = [tellingOf(sms, { conversation: 'talk_2' }), tellingOf(sms)];

    const seen = shown(seenOf(anna, { sms: [sms] }), alerts, told);

    seen.alerts.map((one) => one.told.length).should.eql([1, 1]);
    should(seen.sent).eql([]);
    should(shown(seenOf(anna, { sms: [sms] }), [anAlert()], told).sent).eql([]);
  });

  it('one that is held and was never told has no SMS, and no name of a device is no gap', () => {
    const held = anAlert({ conversation: '', state: 'held', times: 0, device: '', until: now + hour });
    const told = [tellingOf(plantedSms(anna.id, now))];

    should(shown(seenOf(anna), [held], told, 'de').alerts[0]).containEql({
      told: [],
      state: 'held',
      until: iso(now + hour),
    });
    (shown(seenOf(anna), [held], told, 'de').alerts[0]?.device ?? '').should.not.equal('');
  });

  it('a pause is shown with the last day where the person is, until it is over', () => {
    const tomorrow = iso(now + 24 * hour).slice(0, 10);
    const until = pauseUntil(tomorrow, 'Europe/Berlin', now) ?? 0;
    const paused = (facts: Partial<Person>) => shown(seenOf({ ...anna, ...facts })).paused;

    should(paused({ pausedUntil: until })).eql({ until: iso(until), lastDay: tomorrow });
    should(paused({ pausedUntil: now + hour + 1 })).eql({ until: iso(now + hour + 1), lastDay: null });
    should(paused({ pausedUntil: now - 1 })).be.null();
    should(paused({})).be.null();
    should(paused({ cloud: 'demo', pausedUntil: until })).be.null();
  });

  it('who has nothing open and no pause shows neither', () => {
    should(shown(seenOf(anna))).containEql({ alerts: [], paused: null });
  });
});
