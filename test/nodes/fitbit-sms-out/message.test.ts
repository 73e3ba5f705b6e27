// Promises of the msgs of an SMS node: one of its own for each SMS of several, and the same SMS known by its alert.
import should = require('should');

import type { NodeAPI } from 'node-red';
import { copyWithSms, keyOf } from '../../../nodes/fitbit-sms-out/message';

const RED = { util: { cloneMessage: structuredClone } } as unknown as NodeAPI;
const sms = { sid: 'SM1', status: 'queued', segments: 1, to: '+491' };

describe('SMS node: msgs', () => {
  it('of several SMS each have what came, their number and nothing in common', () => {
    const msg = { _msgid: 'm', to: '+491, +492', payload: 'Low', battery: { level: 12 } };
    const [one, other] = [copyWithSms(RED, msg, sms), copyWithSms(RED, msg, { ...sms, to: '+492' })];
    (one.battery as { level: number }).level = 0;

    should(one).match({ _msgid: 'm', to: '+491', payload: 'Low', sms });
    should(other).match({ to: '+492', battery: { level: 12 }, sms: { to: '+492' } });
    should(msg).eql({ _msgid: 'm', to: '+491, +492', payload: 'Low', battery: { level: 12 } });
  });

  it('leave also where they cannot be copied: their SMS has been sent', () => {
    const msg = { _msgid: 'm', payload: 'Low', deep: () => undefined };

    should(copyWithSms(RED, msg, sms)).match({ payload: 'Low', to: '+491', sms });
  });

  it('are one SMS by the alert id, by that of the alert that is told anew, or by a key of the flow before both', () => {
    should(keyOf({ _msgid: 'm', alert: { id: 'a' } })).eql({ key: 'a', isAlert: true });
    should(keyOf({ _msgid: 'm', alert: { id: 'b', instead: 'a' } })).eql({ key: 'a', isAlert: true });
    should(keyOf({ _msgid: 'm', alert: { id: 'b', instead: 'a' }, smsKey: 'k' })).eql({
      key: 'k',
      isAlert: false,
    });
    for (const alert of [undefined, null, 'a', {}, { id: 5, instead: 'a' }]) {
      should(keyOf({ _msgid: 'm', alert })).eql({ key: null, isAlert: false });
    }
  });
});
