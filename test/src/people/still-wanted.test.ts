// Whom an alert may still be told that was decided a while ago.
import should = require('should');

import type { ToldAlert } from '../../../src/battery/outdated';
import { isStillWanted } from '../../../src/people/still-wanted';
import type { Present } from '../../../src/store/records';
import { fakeStart } from '../../support/fake-system';
import { somebody } from '../../support/people';

const anna = somebody('Anna');
const hers = '+4915228817386';
const neighbours = '+4915228817000';
const alert: ToldAlert = {
  alert: { kind: 'low', at: new Date(fakeStart).toISOString() },
  person: { id: anna.id },
  battery: { deviceId: 'D1', level: 15, status: null, syncedAt: null },
};

describe('an alert that was decided a while ago', () => {
  for (const [what, present, to, expected, told = alert] of [
    ['is told to the person’s number', {}, hers, true],
    ['is not told of who is gone', { state: 'gone', person: null }, hers, false],
    ['is not told of who is gone, to nobody else either', { state: 'gone', person: null }, neighbours, false],
    [
      'is told where the person was never here: it came from elsewhere',
      { state: 'unknown', person: null },
      hers,
      true,
    ],
    ['is not told to who switched SMS off', { person: { ...anna, sms: false } }, hers, false],
    [
      'is not told to charge to who wants no advice, whichever number it goes to',
      { person: { ...anna, advice: false } },
      neighbours,
      false,
      { ...alert, alert: { kind: 'charge-soon' } },
    ],
    ['is told of what is no advice to who wants none', { person: { ...anna, advice: false } }, hers, true],
    [
      'is told to a number that the flow chose, whatever the wish',
      { person: { ...anna, sms: false } },
      neighbours,
      true,
    ],
    [
      'is not told to the former number',
      { person: { ...anna, number: neighbours }, isFormer: true },
      hers,
      false,
    ],
    [
      'is not told to a number that is to be proven',
      { person: { ...anna, numberState: 'unproven' } },
      hers,
      false,
    ],
    [
      'is not told of who took back consent',
      { person: { ...anna, access: 'lost', accessReason: 'consent-taken-back' } },
      hers,
      false,
    ],
    [
      'is told where only the connection has ended',
      { person: { ...anna, access: 'lost', accessReason: 'grant-dead' } },
      hers,
      true,
    ],
  ] as [string, Partial<Present>, string, boolean, ToldAlert?][]) {
    it(what, () => {
      const whole: Present = { state: 'here', person: anna, readings: [], isFormer: false, ...present };

      should(isStillWanted(told, whole, to, fakeStart)).equal(expected);
    });
  }
});
