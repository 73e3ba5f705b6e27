// Sends by SMSGate, and asks how an SMS fares. Source: its OpenAPI document; `DELETE /messages/{id}` and a 404 to `GET
// /messages/{id}` are in its documentation alone, and may be missing.
import type { Http } from '../../../net/http';
import type { System } from '../../../net/system';
import type { Settings } from '../../fields';
import type { PollOutcome, Sender, SendOutcome } from '../../provider';
import { refusalTrouble, refusedOutcome, unsentTrouble } from '../../refusals';
import { createCancel } from './cancel';
import { smsGateRefusals } from './codes';
import { findDevice } from './devices';
import type { SmsGateField } from './fields';
import { askHealth } from './health';
import { openInbox } from './inbox';
import { openRegistration } from './registration';
import { type MessageState, openWire, stateIn, unreachedTrouble, type Wire } from './wire';

const shortestTtlSeconds = 5;

/** Throws a Trouble when the account lacks something that no request could do without. */
export function openSmsGate(
  http: Http,
  settings: Settings<SmsGateField>,
  time: Pick<System, 'now' | 'steady'>,
): Sender {
  const wire = openWire(http, settings);
  const sim = settings.gateSim.trim();
  const phone = `${settings.gateAddress.trim()} ${wire.device}`;
  return {
    ...(settings.gateInbox ? { inbox: openInbox(wire, phone, time) } : {}),
    ...(settings.gateSigningKey
      ? { registration: openRegistration(wire, phone, settings.gateInbox !== '') }
      : {}),
    ifUncertain: 'post-again',

    /** Under the row's own id: the same for each try and never another's. At most 36 characters are taken, and it has 28. */
    async send(order): Promise<SendOutcome> {
      const { id } = order;
      const outcome = await wire.post('/messages', {
        id,
        phoneNumbers: [order.to],
        textMessage: { text: order.body },
        ttl: Math.max(shortestTtlSeconds, order.validitySeconds),
        withDeliveryReport: true,
        ...(wire.device ? { deviceId: wire.device } : {}),
        ...(sim ? { simNumber: Number(sim) } : {}),
      });
      if (!outcome.ok) {
        return outcome.failure.sent === 'unsent'
          ? { kind: 'unsent', trouble: unreachedTrouble(wire, outcome.failure) }
          : { kind: 'uncertain' };
      }
      const { status, body } = outcome.answer;
      if (status === 202) return accepted(id, stateIn(body, id));
      // It is there: an earlier post of ours was taken, and its answer lost.
      if (status === 409) return accepted(id, await ask(wire, id));
      // The queue is full, or the phone is not there.
      if (status === 429 || status === 503)
        return { kind: 'unsent', trouble: unsentTrouble(smsGateRefusals) };
      if (status >= 300 && status < 400)
        return { kind: 'refused', trouble: refusalTrouble(smsGateRefusals, 'redirected'), errorCode: null };
      // A server says no more than that of a device that it does not know.
      if (status === 400 && wire.device && (await findDevice(wire)) === null)
        return {
          kind: 'refused',
          trouble: refusalTrouble(smsGateRefusals, 'unknown-device'),
          errorCode: null,
        };
      // Who gave up waiting for the rest of a request may have had all of it.
      if (status >= 400 && status < 500 && status !== 408)
        return refusedOutcome(smsGateRefusals, status, null);
      const state = await ask(wire, id);
      return state ? accepted(id, state) : { kind: 'uncertain' };
    },

    async poll(sid): Promise<PollOutcome> {
      const state = await ask(wire, sid);
      if (!state) return { kind: 'unknown' };
      return { kind: 'known', status: state.status, errorCode: state.errorCode };
    },

    cancel: createCancel(wire, time),
    health: () => askHealth(wire, time),
  };
}

function accepted(id: string, state: MessageState | null): SendOutcome {
  return { kind: 'accepted', sid: id, status: state?.status ?? 'Pending', segments: null };
}

async function ask(wire: Wire, id: string): Promise<MessageState | null> {
  const outcome = await wire.get(`/messages/${id}`);
  return outcome.ok && outcome.answer.status === 200 ? stateIn(outcome.answer.body, id) : null;
}
