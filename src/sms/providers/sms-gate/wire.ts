// SMSGate's HTTP: where it answers, who asks, and what its answers say.
import type { Http, HttpAnswer, HttpFailure, HttpOutcome } from '../../../net/http';
import type { Trouble } from '../../../sentences/trouble';
import { isObject, jsonOf } from '../../answer-json';
import { readAddress, type Settings } from '../../fields';
import { refusalTrouble, unconnectedTrouble } from '../../refusals';
import { errorCodeOf, smsGateRefusals } from './codes';
import { type SmsGateField, serverAddress } from './fields';

/** What is asked below an account's address. */
export interface Wire {
  /** The device that everything is for; empty for a phone that is reached directly. */
  device: string;
  address: URL;
  isServer: boolean;
  get(path: string): Promise<HttpOutcome>;
  post(path: string, body: object): Promise<HttpOutcome>;
  remove(path: string): Promise<HttpOutcome>;
}

/** How a message fares, as `GET /messages/{id}` says it. */
export interface MessageState {
  status: string;
  errorCode: number | null;
  /** Whether the server has noted that it is to be taken back. */
  isCancelling: boolean;
  /** Since when it is there, by who answers, ms since 1970 UTC; null where that is not said. */
  pendingSince: number | null;
}

/**
 * Throws a Trouble when the account lacks something that no request could do without. A server has to be told which of its
 * phones: it would take any, and after a lost answer another one.
 */
export function openWire(http: Http, settings: Settings<SmsGateField>): Wire {
  const wire = openAnyWire(http, settings);
  if (wire.isServer && !wire.device) throw refusalTrouble(smsGateRefusals, 'no-device');
  return wire;
}

/** The same while nobody knows which device yet. */
export function openAnyWire(http: Http, settings: Settings<SmsGateField>): Wire {
  let address = settings.gateAddress.trim();
  while (address.endsWith('/')) address = address.slice(0, -1);
  const isServer = serverAddress.test(address);
  const place = readAddress(address);
  // What is asked stands behind it: after a ? or a # nobody would see that.
  if (!place || /[?#]/.test(address)) throw refusalTrouble(smsGateRefusals, 'no-address');
  if (!settings.gateUser || !settings.gatePassword) throw refusalTrouble(smsGateRefusals, 'no-login');
  const login = Buffer.from(`${settings.gateUser}:${settings.gatePassword}`).toString('base64');
  const headers = { accept: 'application/json', authorization: `Basic ${login}` };
  const url = (path: string) => address + path;
  return {
    // One that was left over from a server says nothing of a phone that is reached directly.
    device: isServer ? settings.gateDevice.trim() : '',
    address: place,
    isServer,
    get: (path) => http.send({ method: 'GET', url: url(path), headers, retry: 'safe' }),
    post: (path, body) =>
      http.send({
        method: 'POST',
        url: url(path),
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        retry: 'unsent',
      }),
    remove: (path) => http.send({ method: 'DELETE', url: url(path), headers, retry: 'safe' }),
  };
}

/** How the message with this id fares, by an answer about it; null where that says nothing of it. */
export function stateIn(body: string, id: string): MessageState | null {
  const message = jsonOf(body);
  if (!isObject(message) || message.id !== id || !Array.isArray(message.recipients)) return null;
  // We send to one number: its state is the message's.
  const recipient: unknown = message.recipients[0];
  const status = isObject(recipient) ? recipient.state : message.state;
  if (typeof status !== 'string') return null;
  const pendingSince = Date.parse(String(isObject(message.states) ? message.states.Pending : null));
  return {
    status,
    errorCode: isObject(recipient) ? errorCodeOf(recipient.error) : null,
    isCancelling: message.state === 'Cancelling',
    pendingSince: Number.isNaN(pendingSince) ? null : pendingSince,
  };
}

/** A phone in the same network is a thing that somebody can look at. */
export function unreachedTrouble({ address, isServer }: Wire, failure: HttpFailure): Trouble {
  const unreached = isServer ? 'sms-gate.server-unreached' : 'sms-gate.unreached';
  return unconnectedTrouble(address, failure, unreached);
}

/** How far the clock of who answered is ahead of ours (`now`: ms since 1970 UTC), in ms; null where the answer does not say. */
export function aheadOf({ headers }: HttpAnswer, now: number): number | null {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? null : date - now;
}
