// Takes back what no phone has fetched yet, and finds out whether it surely never leaves. Source: the server's and the app's
// code, as of 2026-08: a server only notes that a message is to be taken back (`Cancelling`), and the phone confirms it when
// it comes for its messages the next time. A phone that is off never does.
import type { System } from '../../../net/system';
import type { CancelOutcome } from '../../provider';
import { findDevice } from './devices';
import { type MessageState, stateIn, type Wire } from './wire';

/** A server tells up to a minute late that a phone was there. */
const lateByMs = 2 * 60_000;
/** By whole seconds. */
const roundedByMs = 1_000;
const day = 24 * 3_600_000;

/** What the phone still has before it. */
const waiting = ['Pending', 'Cancelling'];

/** The answer takes back the message with an id: asked again, it may know more. Never rejects. */
export function createCancel(
  wire: Wire,
  { steady }: Pick<System, 'steady'>,
): (id: string) => Promise<CancelOutcome> {
  /** Since when the server is known to have noted it, by id, by the clock that does not jump. */
  const noted = new Map<string, number>();

  async function outcomeOf(id: string, state: MessageState): Promise<CancelOutcome> {
    if (state.status === 'Cancelled') return 'cancelled';
    if (!waiting.includes(state.status)) return 'not';
    if (!state.isCancelling || state.pendingSince === null) return 'unknown';
    const since = noted.get(id) ?? steady();
    noted.set(id, since);
    if (steady() - since < lateByMs) return 'unknown';
    // Both times are the server's: a phone that was not there since the post has never seen it, and sees now that it is taken back.
    const lastSeen = (await findDevice(wire))?.lastSeen ?? null;
    const isUnseen = lastSeen !== null && lastSeen + roundedByMs <= state.pendingSince;
    return isUnseen ? 'cancelled' : 'unknown';
  }

  return async (id) => {
    for (const [one, since] of noted) if (steady() - since > day) noted.delete(one);
    await wire.remove(`/messages/${id}`);
    // What the answer says differs by version; how the message stands then does not.
    const answer = await wire.get(`/messages/${id}`);
    const state = answer.ok && answer.answer.status === 200 ? stateIn(answer.answer.body, id) : null;
    const outcome = state === null ? 'unknown' : await outcomeOf(id, state);
    if (outcome !== 'unknown') noted.delete(id);
    return outcome;
  };
}
