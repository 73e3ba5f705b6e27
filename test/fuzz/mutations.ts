// Faults that were there once, put back into the running product by the fuzzer alone: it must find each of them, or it
// is blind. The product has no such switch.
import { join } from 'node:path';

type Loose = Record<string, (...all: never[]) => unknown>;

const load = (module: string): Loose => require(join(__dirname, '..', '..', 'src', `${module}.js`));

export const mutations: Readonly<Record<string, () => void>> = {
  /** One odd element of a batch hides the others. */
  odd() {
    const { fitbitProtocol } = load('webhooks/protocols/fitbit') as unknown as { fitbitProtocol: Loose };
    const open = fitbitProtocol.open as unknown as (room: unknown) => Loose;
    fitbitProtocol.open = ((room: unknown) => {
      const protocol = open(room);
      const readEntries = protocol.readEntries as unknown as (
        value: unknown,
        fields: unknown,
      ) => { ok: boolean; value: unknown[] };
      protocol.readEntries = ((value: unknown, fields: unknown) => {
        const read = readEntries(value, fields);
        const isWhole = read.ok && Array.isArray(value) && read.value.length === value.length;
        return isWhole ? read : { ok: false };
      }) as Loose[string];
      return protocol;
    }) as Loose[string];
  },
  /** A header of blanks costs the square of its length. */
  long() {
    const sentences = load('sentences/sentences');
    sentences.languageWished = ((header = '') => {
      for (const one of String(header).split(',')) one.split(/\s*;\s*q=/);
      return 'en';
    }) as Loose[string];
  },
};
