// How an SMS ended that did not reach anybody: on disk with that end, until the node that sent it has surely heard it.
import { Trouble } from '../sentences/trouble';
import type { StoredSms } from '../store/records';
import { troubleOf } from './hand-over';

/** What its node hears of it. `status`: the provider's word, or `failed`. */
export interface Ending {
  status: string;
  trouble: Trouble;
}

/** As it is kept. */
export function endingOf(row: StoredSms, trouble: Trouble, status = 'failed'): string {
  return JSON.stringify({ status, trouble: plainOf(troubleOf(row, trouble)) });
}

export function readEnding(text: string): Ending {
  const { status, trouble } = JSON.parse(text);
  return { status, trouble: readTrouble(trouble) };
}

type Plain = Pick<Trouble, 'code' | 'key' | 'fill' | 'facts'> & { reason: Plain | null };

function plainOf({ code, key, fill, facts, reason }: Trouble): Plain {
  return { code, key, fill, facts, reason: reason && plainOf(reason) };
}

function readTrouble({ code, key, fill, facts, reason }: Plain): Trouble {
  return new Trouble(code, key, fill, facts, reason && readTrouble(reason));
}
