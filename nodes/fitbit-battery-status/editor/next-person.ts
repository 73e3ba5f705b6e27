// Who is told where nobody charges: asked for only where that is wanted, and the number only where nobody of the list is chosen.
import { field } from './fields';

export function showNextPerson(): void {
  const isWanted = !/^0*$/.test(field('escalateHours').val().trim());
  field('escalateHours').closest('.fitbit-form').find('.fitbit-for-escalation').toggle(isWanted);
  $('#fitbit-escalate-number').toggle(isWanted && field('escalatePerson').val() === '');
}
