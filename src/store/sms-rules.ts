// What becomes of an SMS that another account takes over, or that is taken out of another one: the same in every driver.
import type { SmsChain, SmsHandOver, SmsState, StoredSms } from './records';

/** Whether an SMS is where a change expects it: `from` and `via` as in `changeSms`; `now.via` is null for one without a chain. */
export function isWhereExpected(
  now: { state: unknown; via: unknown },
  from: readonly SmsState[] | null,
  via: string | null | undefined,
): boolean {
  if (from !== null && !from.includes(now.state as SmsState)) return false;
  return via === undefined || via === now.via;
}

/** Whether an SMS is still as somebody has seen it who gives it to another account. */
export function isStill(row: StoredSms, now: StoredSms | null): now is StoredSms {
  return now !== null && now.state === row.state && now.sid === row.sid && now.chain?.via === row.chain?.via;
}

/** The way of an SMS that goes on to another account. */
export function goneOn(now: StoredSms, { account, at, fate }: SmsHandOver): SmsChain {
  const last = { account: now.chain?.via ?? now.account, sid: now.sid, fate };
  return { via: account, since: at, earlier: [...(now.chain?.earlier ?? []), last] };
}

/**
 * How the members of a joint SMS go on that is taken away at `now`, as somebody of whom it tells is removed: they are joined
 * anew where it surely has not left, and have what is known of it where it was accepted. Where nobody knows whether it was
 * sent they keep its id (`isTold`), and are in doubt.
 */
export function withoutJoint(
  { state, nextLookAt }: Pick<StoredSms, 'state' | 'nextLookAt'>,
  now: number,
): Pick<StoredSms, 'state' | 'nextLookAt'> & { isTold: boolean } {
  if (state === 'waiting') return { state: 'joining', nextLookAt: now, isTold: false };
  if (state === 'posting' || state === 'uncertain')
    return { state: 'uncertain', nextLookAt: now, isTold: true };
  return { state, nextLookAt, isTold: false };
}
