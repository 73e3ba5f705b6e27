// The dry run stands in for a provider where there is no account: it shows the SMS, and nothing leaves.
import type { ReadySms } from '../message';
import type { Provider, Sender } from '../provider';

export const dryRun: Provider = {
  id: 'dry-run',
  label: 'Dry run',
  // The limits of real SMS: a dry run must not take a text that no provider would.
  limits: { characters: 1600, validityMinutes: { least: 1, most: 600 } },
  statuses: [{ word: 'dry-run', means: 'dry-run', isFinal: true }],
  refusals: {},
  callback: null,
};

/** `show` hears of each SMS and whom it is about, null where that is not known. */
export function dryRunSender(show: (sms: ReadySms, personId: string | null) => void): Sender {
  return {
    // A dry run that a crash cut off may be shown again.
    ifUncertain: 'post-again',
    async send({ to, body, segments, personId }) {
      show({ to, body, segments }, personId);
      return { kind: 'accepted', sid: '', status: 'dry-run', segments };
    },
    poll: async () => ({ kind: 'unknown' }),
  };
}
