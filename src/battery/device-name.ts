// What a device is called where its own name is not known.
import { sentence } from '../sentences/sentences';
import type { Reading } from './reading';

/** The id of a device that comes by msgs, none of which has named it. None can: names are folded to small letters. */
export const unnamedDevice = 'Unnamed';

/** Its name, or a word for it in this language: what a cloud lists is a Fitbit, what comes by msgs any watch. */
export function deviceName({ deviceId, name }: Pick<Reading, 'deviceId' | 'name'>, language: string): string {
  return name ?? sentence(language, deviceId === unnamedDevice ? 'device.unnamed.by-msg' : 'device.unnamed');
}
