// A database as programs of the bench hear of it, as JSON; without PostgreSQL's driver, as who has none is weighed as well.
import type { DatabasePlace } from '../src/store/open';

export interface DatabaseGiven {
  address: string;
  /** Of the sealing, in hex. */
  key: string;
}

export function placeOf({ address, key }: DatabaseGiven): DatabasePlace {
  return { connection: address, key: Buffer.from(key, 'hex') };
}
