// Stands in for a sender where there is no account: shows the SMS, and nothing leaves.
import type { ReadySms } from './message';
import type { Sender } from './sender';

/** `show` hears of each SMS and whom it is about, null where that is not known. */
export function dryRun(show: (sms: ReadySms, personId: string | null) => void): Sender {
  return {
    async send(sms, _validitySeconds, _callback, personId = null) {
      show(sms, personId);
      return { kind: 'accepted', sid: '', status: 'dry-run', segments: sms.segments };
    },
    // Nothing is ever on its way: one that a crash cut off may be shown again.
    find: async () => ({ kind: 'list', found: [] }),
    look: async () => ({ kind: 'unknown' }),
    read: (status, errorCode) => ({ kind: 'known', status, errorCode, trouble: null, final: true }),
  };
}
