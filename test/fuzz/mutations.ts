// Faults that were there once, put back into the running product by the fuzzer alone: it must find each of them, or it
// is blind. The product has no such switch.
import { join } from 'node:path';

type Loose = Record<string, (...all: never[]) => unknown>;

const load = (module: string): Loose => require(join(__dirname, '..', '..', 'src', `${module}.js`));

export const mutations: Readonly<Record<string, () => void>> = {
  /** One odd element of a batch hides the others. */
  odd() {
    const clouds = load('clouds/fitbit');
    const { fitbit } = clouds as { fitbit: (...all: unknown[]) => Loose };
    clouds.fitbit = (...all: unknown[]) => {
      const cloud = fitbit(...all);
      const notifications = cloud.notifications as (value: unknown) => { ok: boolean; value: unknown[] };
      cloud.notifications = ((value: unknown) => {
        const read = notifications(value);
        const isWhole = read.ok && Array.isArray(value) && read.value.length === value.length;
        return isWhole ? read : { ok: false };
      }) as Loose[string];
      return cloud;
    };
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
