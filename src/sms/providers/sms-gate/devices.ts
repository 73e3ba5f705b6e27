// The phones that a server knows, for whoever chooses one in the dialog. Source: `GET /devices` of the OpenAPI document.
import type { Http } from '../../../net/http';
import { Trouble } from '../../../sentences/trouble';
import { isObject, jsonOf } from '../../answer-json';
import type { Choices, Settings } from '../../fields';
import { refusalTrouble } from '../../refusals';
import { smsGateRefusals } from './codes';
import type { SmsGateField } from './fields';
import { openAnyWire, unreachedTrouble, type Wire } from './wire';

/** The entry of an account's device in the list of its server; null where the list has none, undefined where there is no list. */
export async function findDevice(wire: Wire): Promise<Record<string, unknown> | null | undefined> {
  const outcome = await wire.get('/devices');
  const devices = outcome.ok && outcome.answer.status === 200 ? jsonOf(outcome.answer.body) : null;
  if (!Array.isArray(devices)) return undefined;
  return devices.filter(isObject).find(({ id }) => id === wire.device) ?? null;
}

/** Rejects with a Trouble where nobody answers, or who answers has no such list. */
export async function findDevices(http: Http, settings: Settings<SmsGateField>): Promise<Choices['choices']> {
  const wire = openAnyWire(http, settings);
  const outcome = await wire.get('/devices');
  if (!outcome.ok) throw unreachedTrouble(wire);
  const { status, body } = outcome.answer;
  const devices = status === 200 ? jsonOf(body) : null;
  if (Array.isArray(devices)) return devices.flatMap(choiceOf);
  if (status === 401 || status === 403) throw refusalTrouble(smsGateRefusals, status);
  // A phone that is reached directly is itself the device.
  if (!wire.isServer) throw new Trouble('sms-no-devices', 'sms-gate.no-devices');
  throw refusalTrouble(smsGateRefusals, status >= 300 && status < 400 ? 'redirected' : 404);
}

function choiceOf(device: unknown): Choices['choices'] {
  if (!isObject(device) || typeof device.id !== 'string' || device.id === '') return [];
  const { id, name } = device;
  return [{ value: id, label: typeof name === 'string' && name !== '' ? `${name} (${id})` : id }];
}
