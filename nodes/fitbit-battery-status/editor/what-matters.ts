// Which rows of the dialog matter: a service that is asked has others than one whose levels come by msgs.
import { chosenConfig, isByMsg } from '../../common/editor/outside-address';
import { hoursFor } from '../../common/editor/usual-hours';
import { type BatteryNode, field } from './fields';

/** Whether levels came by msgs at the service that was chosen last. */
let wasByMsg = false;

export function beginWith({ config }: BatteryNode): void {
  wasByMsg = isByMsg(chosenConfig(config));
}

export function showWhatMatters(): void {
  const now = isByMsg(chosenConfig(field('config').val()));
  const form = field('config').closest('.fitbit-form');
  form.find('.fitbit-for-msgs').toggle(now);
  form.find('.fitbit-for-asking').toggle(!now);
  const hours = field('notSyncingHours');
  if (now !== wasByMsg) hours.val(String(hoursFor(hours.val(), wasByMsg, now)));
  wasByMsg = now;
}
