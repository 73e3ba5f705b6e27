// Until when the SMS of an alert waits: whose quiet hours and whose pause count, and what never waits.
import should = require('should');

import type { Person } from '../../../src/store/records';
import { createHeldUntil } from '../../../src/use-cases/held-until';
import { somebody } from '../../support/people';

const hers = '+4915228817386';
const his = '+4915228817000';
const nobodys = '+4915228817999';
const berlin = { timeZone: 'Europe/Berlin' };
const anna = somebody('Anna', berlin);
const ben = somebody('Ben', { ...berlin, number: his });
const quiet = { from: '22:00', to: '07:00' };
/** 23:00 in Berlin, and the morning after. */
const night = Date.UTC(2026, 10, 20, 22);
const morning = Date.UTC(2026, 10, 21, 6);
const hour = 3_600_000;

const heldUntil = (people: Person[], msg: unknown, to = hers, now = night) =>
  createHeldUntil({
    person: async (id) => people.find((one) => one.id === id) ?? null,
    personsOfNumber: async (number) => people.filter((one) => one.number === number),
  })(msg, to, now);
const about = (kind: string, alert: object = { quiet }) => ({
  alert: { kind, at: new Date(night - hour).toISOString(), ...alert },
  person: { id: anna.id },
});

describe('use-cases: until when the SMS of an alert waits', () => {
  for (const kind of ['low', 'critical', 'charged', 'charge-soon', 'reconnect', 'cannot-check'])
    it(`${kind}: until the quiet hours of its node end, by the clock of the person`, async () => {
      should(await heldUntil([anna], about(kind))).equal(morning);
      should(await heldUntil([anna], about(kind), hers, morning)).be.null();
      should(await heldUntil([anna], about(kind, {}))).be.null();
    });

  for (const [what, facts, alert, expected] of [
    [
      'their own hours go before those',
      { ownQuiet: { from: 20 * 60, to: 9 * 60 } },
      about('low'),
      morning + 2 * hour,
    ],
    [
      'their own hours count where the node has none',
      { ownQuiet: { from: 20 * 60, to: 9 * 60 } },
      about('low', {}),
      morning + 2 * hour,
    ],
    ['who wants to be told at any hour is', { ownQuiet: { from: 0, to: 0 } }, about('low'), null],
    ['who wants to be told what is critical is', { criticalPasses: true }, about('critical'), null],
    ['and of nothing else', { criticalPasses: true }, about('low'), morning],
    ['a pause holds it', { pausedUntil: night + 30 * hour }, about('low', {}), night + 30 * hour],
    [
      'a pause holds what is critical',
      { pausedUntil: night + 30 * hour, criticalPasses: true },
      about('critical'),
      night + 30 * hour,
    ],
    [
      'a pause does not hold what is about the connection',
      { pausedUntil: night + 30 * hour },
      about('reconnect', {}),
      null,
    ],
    ['Demo knows neither', { cloud: 'demo', pausedUntil: night + hour }, about('low'), null],
    ['a test never waits', {}, about('test'), null],
    ['nor does a word of the flow’s own', {}, about('toString'), null],
    ['nor what is no alert', {}, { payload: 'Window' }, null],
    ['hours that are none hold nothing', {}, about('low', { quiet: { from: 'late', to: 7 } }), null],
  ] as const)
    it(what, async () => {
      should(await heldUntil([{ ...anna, ...facts } as Person], alert)).equal(expected);
    });

  it('whose person is not here has been decided by somebody else', async () => {
    should(await heldUntil([], about('low'))).be.null();
  });

  describe('for the next person', () => {
    const passedOn = about('critical', { quiet, escalated: true });

    for (const [what, people, to, expected] of [
      [
        'their own hours count, and no wish of the wearer',
        [
          { ...anna, criticalPasses: true },
          { ...ben, ownQuiet: { from: 20 * 60, to: 9 * 60 } },
        ],
        his,
        morning + 2 * hour,
      ],
      ['their own wish counts', [anna, { ...ben, criticalPasses: true }], his, null],
      [
        'the pause of the wearer counts',
        [
          { ...anna, pausedUntil: night + 30 * hour },
          { ...ben, criticalPasses: true },
        ],
        his,
        night + 30 * hour,
      ],
      [
        'a number of nobody knows the hours of the node alone',
        [{ ...anna, criticalPasses: true, ownQuiet: { from: 0, to: 0 } }],
        nobodys,
        morning,
      ],
      [
        'of two who share a number nobody can say whom it is for',
        [anna, ben, somebody('Carl', { number: his, ownQuiet: { from: 0, to: 0 } })],
        his,
        null,
      ],
    ] as const)
      it(what, async () => {
        should(await heldUntil([...people], passedOn, to)).equal(expected);
      });
  });
});
