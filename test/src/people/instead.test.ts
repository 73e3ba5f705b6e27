// Promises of alerts that are told anew for the sake of one number: those who had the first one are not told again.
import type { AlertMessage } from '../../../types/messages';

import should = require('should');

import { withInstead } from '../../../src/people/instead';
import type { UntoldAlert } from '../../../src/store/records';

const untoldAlert = (facts: Partial<UntoldAlert> = {}): UntoldAlert => ({
  alertId: 'alert_1',
  smsNodeId: 'sms',
  nodeId: 'battery',
  personId: 'person_1',
  deviceId: 'd1',
  kind: 'low',
  code: 'bad-number',
  isReady: true,
  ...facts,
});
const alertOf = (kind: 'low' | 'critical' | 'reconnect', deviceId?: string): AlertMessage => ({
  payload: '',
  topic: '',
  alert: { id: 'alert_2', kind, at: '2026-11-20T10:00:00.000Z' },
  person: { id: 'person_1', name: 'Anna' },
  ...(deviceId
    ? { battery: { deviceId, device: '', level: 12, status: null, type: 'tracker', syncedAt: null } }
    : {}),
});
const escalated = alertOf('low', 'd1');
escalated.alert.escalated = true;
const instead = (alert: AlertMessage, untold: UntoldAlert[], anyway: AlertMessage[] = []) =>
  withInstead([alert], untold, () => anyway).map(({ alert: { instead: id } }) => id ?? null)[0];

describe('people: an alert that is told anew for one number', () => {
  it('is for everybody where it is for the next person', () => {
    should(instead(escalated, [untoldAlert()])).be.null();
  });

  it('says instead of which one, about a device or a connection', () => {
    should(instead(alertOf('low', 'd1'), [untoldAlert()])).equal('alert_1');
    should(instead(alertOf('reconnect'), [untoldAlert({ kind: 'reconnect', deviceId: '' })])).equal(
      'alert_1',
    );
  });

  for (const [what, untold, anyway] of [
    ['something else is said', [untoldAlert({ kind: 'critical' })], []],
    ['it is about another device', [untoldAlert({ deviceId: 'd2' })], []],
    ['it waits still', [untoldAlert({ isReady: false })], []],
    ['nobody can have had the first one', [untoldAlert({ code: 'no-account' })], []],
    ['nobody can say which one it was', [untoldAlert(), untoldAlert({ alertId: 'alert_0' })], []],
    ['it would be told now in any case, as a reminder', [untoldAlert()], [alertOf('low', 'd1')]],
  ] as [string, UntoldAlert[], AlertMessage[]][]) {
    it(`is for everybody where ${what}`, () =>
      should(instead(alertOf('low', 'd1'), untold, anyway)).be.null());
  }
});
