// Tells open editors that something has changed: no more than that, because every user of the editor may listen.
import type { NodeAPI } from 'node-red';

export const changesTopic = 'fitbit/changed';

/** Once told, nothing is told again until an editor has polled: a thousand changes make one message. */
let isTold = false;

export function tellChange(RED: NodeAPI): void {
  if (isTold) return;
  isTold = true;
  RED.comms.publish(changesTopic, { changed: true }, false);
}

/** An editor asks for what is so now: what changes from here on is told again. */
export function pollBegins(): void {
  isTold = false;
}
