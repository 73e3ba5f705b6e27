// Which rows of the dialog matter: a service that is asked has others than one whose levels come by msgs.
import { chosenConfig, isByMsg } from '../../common/editor/outside-address';
import { type BatteryNode, field } from './fields';

/** What the dialog proposes for each. */
const usualHours = { asked: '24', msgs: '72' } as const;

/** How the service was that is chosen now: only with another kind does the proposal change, and only if it was kept. */
let kind: keyof typeof usualHours = 'asked';

const kindOf = (configId: string) => (isByMsg(chosenConfig(configId)) ? 'msgs' : 'asked');

export function beginWith({ config }: BatteryNode): void {
  kind = kindOf(config);
}

export function showWhatMatters(): void {
  const now = kindOf(field('config').val());
  const form = field('config').closest('.fitbit-form');
  form.find('.fitbit-for-msgs').toggle(now === 'msgs');
  form.find('.fitbit-for-asking').toggle(now === 'asked');
  const hours = field('notSyncingHours');
  if (now !== kind && String(hours.val()) === usualHours[kind]) hours.val(usualHours[now]);
  kind = now;
}
