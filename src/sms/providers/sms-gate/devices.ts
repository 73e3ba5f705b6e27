// The phones that a server knows, for whoever chooses one in the dialog. Source: `GET /devices` of the OpenAPI document.
import type { Http, HttpAnswer } from '../../../net/http';
import { Trouble } from '../../../sentences/trouble';
import { isObject, jsonOf } from '../../answer-json';
import type { Choices, Settings } from '../../fields';
import { refusalTrouble } from '../../refusals';
import { smsGateRefusals } from './codes';
import type { SmsGateField } from './fields';
import { askPhone } from './phone-health';
import { openAnyWire, unreachedTrouble, type Wire } from './wire';

/** What a server says of a device. */
interface DeviceFound {
  /** When it last heard of it, ms since 1970 UTC by the server's clock; null where it does not say. */
  lastSeen: number | null;
  answer: HttpAnswer;
}

/** An account's device in the list of its server; null where the list has none, undefined where there is no list. */
export async function findDevice(wire: Wire): Promise<DeviceFound | null | undefined> {
  const outcome = await wire.get('/devices');
  if (!outcome.ok || outcome.answer.status !== 200) return undefined;
  const devices = jsonOf(outcome.answer.body);
  if (!Array.isArray(devices)) return undefined;
  const entry = devices.filter(isObject).find(({ id }) => id === wire.device);
  if (!entry) return null;
  const lastSeen = Date.parse(String(entry.lastSeen));
  return { lastSeen: Number.isNaN(lastSeen) ? null : lastSeen, answer: outcome.answer };
}

/** Rejects with a Trouble where nobody answers, or who answers has no such list. */
export async function findDevices(http: Http, settings: Settings<SmsGateField>): Promise<Choices['choices']> {
  const wire = openAnyWire(http, settings);
  const outcome = await wire.get('/devices');
  if (!outcome.ok) throw unreachedTrouble(wire, outcome.failure);
  const { status, body } = outcome.answer;
  const devices = status === 200 ? jsonOf(body) : null;
  if (Array.isArray(devices)) return devices.flatMap(choiceOf);
  if (status === 401 || status === 403) throw refusalTrouble(smsGateRefusals, status);
  // A phone that is reached directly is itself the device. What else answers there may be a router.
  if (!wire.isServer && (await askPhone(wire)).kind === 'reached')
    throw new Trouble('sms-no-devices', 'sms-gate.no-devices');
  throw refusalTrouble(smsGateRefusals, status >= 300 && status < 400 ? 'redirected' : 404);
}

function choiceOf(device: unknown): Choices['choices'] {
  if (!isObject(device) || typeof device.id !== 'string' || device.id === '') return [];
  const { id, name } = device;
  return [{ value: id, label: typeof name === 'string' && name !== '' ? `${name} (${id})` : id }];
}
