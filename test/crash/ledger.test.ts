// The comparison finds each kind of loss, and nothing where nothing is lost.
import should = require('should');

import type { Fact } from './collector';
import { compare, isClean, type Ledger, tallyLine } from './ledger';
import type { Left } from './sms-ways';

const person = {
  key: 'a',
  name: 'Anna',
  vendor: 'fitbit',
  number: '+4915228817386',
  userId: 'A',
  personId: 'p',
} as const;
const alert: Fact = {
  kind: 'alert',
  node: '01',
  id: 'alert_1',
  alert: 'low',
  device: 'Low 00002',
  to: person.number,
  text: "Anna's Low 00002 is at 15 %.",
};
const left = (body: string): Left => ({ account: 'a1', to: person.number, body, hasFailed: false });
const guest = {
  key: 'g',
  name: 'Gero',
  number: '+4915228817387',
  stage: 'done' as const,
  isPromised: true,
  lost: 0,
  startedOver: 0,
};
const good: Ledger = {
  acknowledged: [1, 2],
  facts: [{ kind: 'notifications', numbers: [2, 1], count: 2 }, alert, alert],
  lowPeriods: [{ person, label: 'Low 00002', nodes: new Set(['01']) }],
  sms: [left(alert.text)],
  counted: [{ account: 'a1', name: 'Twilio', inMonth: 1 }],
  signups: [guest],
  listed: [
    { name: 'Anna', access: 'ok', numberState: 'proven' },
    { name: 'Gero', access: 'ok', numberState: 'proven' },
  ],
  expected: ['Anna', 'Gero'],
  unread: [],
};

describe('the ledger of the crash harness', () => {
  it('are clean where everything came out, told twice or not', () => {
    const tally = compare(good);

    isClean(tally).should.equal(true);
    tallyLine(tally).should.match(/^notifications lost: 0, .*sign-ups lost: 0$/);
  });

  it('take another kind of alert about the same battery for no repeat: by a clock far ahead it is quiet besides', () => {
    const quiet: Fact = { ...alert, id: 'alert_2', alert: 'not-syncing' };
    const tally = compare({
      ...good,
      facts: [...good.facts, quiet],
      sms: [...good.sms, left('Low 00002 has not synced for 401 days')],
      counted: [],
    });

    isClean(tally).should.equal(true);
  });

  it('see each alert in an SMS that tells of several', () => {
    const other = { ...alert, id: 'alert_9', device: 'Low 00009', text: "Bert's Low 00009 is at 9 %." };
    const lowPeriods = [...good.lowPeriods, { person, label: 'Low 00009', nodes: new Set(['01']) }];
    const joint = left(`${other.text}\n${alert.text}`);
    const facts = [...good.facts, other];

    isClean(compare({ ...good, facts, lowPeriods, sms: [joint] })).should.equal(true);
    const tally = compare({ ...good, facts, lowPeriods, sms: [joint, left(alert.text)], counted: [] });
    tally['SMS sent twice'].should.have.length(1);
  });

  it('take an alert that was told anew after it was said to be too late for no second one; an SMS of each is one too many', () => {
    const tooLate: Fact = {
      kind: 'error',
      code: 'sms-outdated',
      alert: 'alert_1',
      device: 'Low 00002',
      text: '',
    };
    const anew = { ...alert, id: 'alert_2' };
    const facts = [...good.facts, tooLate, anew];

    isClean(compare({ ...good, facts })).should.equal(true);
    const both = compare({ ...good, facts, sms: [...good.sms, left('Again: Low 00002')], counted: [] });
    both['SMS sent twice'].should.have.length(1);
    const before = compare({ ...good, facts: [anew, ...good.facts, tooLate] });
    before['alerts under a second id'].should.have.length(1);
    before['SMS sent and said not to be'].should.have.length(1);
  });

  it('take an SMS for right that was said to be true no longer, where its alert was told once more after a kill', () => {
    const dropped: Fact = {
      kind: 'error',
      code: 'sms-outdated',
      alert: 'alert_1',
      device: 'Low 00002',
      text: '',
    };
    const found = (facts: Fact[]) => compare({ ...good, facts })['SMS sent and said not to be'].length;
    const [notified] = good.facts as [Fact];
    const start: Fact = { kind: 'start' };

    found([notified, alert, dropped, start, alert]).should.equal(0);
    found([notified, alert, dropped, start]).should.equal(1);
    found([notified, alert, dropped, alert]).should.equal(1);
    found([notified, start, alert, dropped, alert]).should.equal(1);
    found([notified, alert, start, alert, dropped]).should.equal(1);
  });

  it('take an alert that ended in a delay for told where its SMS was said to be true no longer', () => {
    const dropped: Fact = {
      kind: 'error',
      code: 'sms-outdated',
      alert: 'alert_1',
      device: 'Low 00002',
      text: '',
    };
    const facts = good.facts.filter(({ kind }) => kind !== 'alert');
    const ofNobody = { ...dropped, device: null };

    isClean(compare({ ...good, sms: [], counted: [], facts: [...facts, dropped] })).should.equal(true);
    const tally = compare({ ...good, sms: [], counted: [], facts: [...facts, ofNobody] });
    tally['alerts never told'].should.have.length(1);
  });

  const losses: Record<string, Partial<Ledger>> = {
    'notifications lost': { acknowledged: [1, 2, 3] },
    'forced to reconnect': { unread: ['Anna'] },
    'alerts never told': {
      lowPeriods: [...good.lowPeriods, { person, label: 'Low 00004', nodes: new Set(['02']) }],
    },
    'alerts under a second id': { facts: [...good.facts, { ...alert, id: 'alert_2' }] },
    'SMS sent twice': { sms: [...good.sms, left('Again: Low 00002')], counted: [] },
    'SMS neither sent nor said': { sms: [{ ...left(alert.text), hasFailed: true }] },
    'SMS sent and said not to be': {
      facts: [
        ...good.facts,
        { kind: 'error', code: 'sms-too-old', alert: 'alert_1', device: 'Low 00002', text: '' },
      ],
    },
    'SMS counted wrong': { counted: [{ account: 'a1', name: 'Twilio', inMonth: 2 }] },
    'sign-ups lost': { signups: [{ ...guest, lost: 1 }] },
  };
  for (const [promise, loss] of Object.entries(losses)) {
    it(`find: ${promise}, and nothing else`, () => {
      const tally = compare({ ...good, ...loss });
      const found = Object.entries(tally).filter(([, lines]) => lines.length > 0);

      should(found.map(([name]) => name)).deepEqual([promise]);
    });
  }

  it('take an error at Catch for an SMS that was not sent', () => {
    const said: Fact = {
      kind: 'error',
      code: 'sms-uncertain',
      alert: 'alert_1',
      device: 'Low 00002',
      text: '',
    };

    isClean(compare({ ...good, sms: [], facts: [...good.facts, said] })).should.equal(true);
  });

  it('take an SMS that one account failed to deliver and another one sent for one, counted at both', () => {
    const failed = { ...left(alert.text), account: 'a0', hasFailed: true };
    const counted = ['a0', 'a1'].map((account) => ({ account, name: account, inMonth: 1 }));

    isClean(compare({ ...good, sms: [failed, ...good.sms], counted })).should.equal(true);
  });
});
