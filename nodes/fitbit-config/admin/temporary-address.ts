// A public address that is typed but not deployed yet: served until somebody is connected, so that the consent page finds
// its way back.
import type { NodeAPI } from 'node-red';
import { system } from '../../../src/net/system';
import { lease } from '../../common/lease';
import { type PublicPlaceDef, servePublic } from '../../common/public-place';

/** What ends each, by the connection's id. */
const ends = new Map<string, () => void>();
/** As long as a state is good. */
const keepMs = 10 * 60_000;

/** Ends with the connection, or with its time. A config that serves the address already shares it. */
export async function serveMeanwhile(RED: NodeAPI, id: string, def: PublicPlaceDef): Promise<void> {
  const { engine, release } = lease(RED);
  let unserve: (returns: boolean) => void = () => undefined;
  const end = () => {
    if (!ends.delete(id)) return;
    cancel();
    unserve(false);
    void release();
  };
  const cancel = system.after(keepMs, end);
  ends.set(id, end);
  try {
    unserve = await servePublic(RED, await engine, def);
  } catch (error) {
    end();
    throw error;
  }
}

/** The connection has come to its end. */
export function endServing(id: string): void {
  ends.get(id)?.();
}
