// The card of a person: what they need, their devices, the last check, by what they are judged, their SMS.

import { element } from '../../common/editor/elements';
import type { OverviewPerson } from '../../common/overview-types';
import { alertNotices } from './alert-notices';
import { deviceRow } from './device-row';
import { needNotice } from './need-notice';
import { labelAmong } from './node-labels';
import { bdi, line } from './parts';
import { pausedNotice } from './paused-notice';
import type { PersonActions } from './person-actions';
import { personButtons } from './person-buttons';
import { smsLines } from './sms-lines';
import { testLines } from './test-lines';
import { choosers, forms } from './under-way';
import { say, when } from './words';

export function personCard(person: OverviewPerson, run: PersonActions): HTMLElement {
  const { id, name, number, devices, connected, need } = person;
  // The one that is no proper name.
  const service = person.byMsg ? say('fitbit-sidebar.byMsg') : person.service;
  const attributes = { class: 'fitbit-card', 'data-fitbit-person': id };
  const edited = forms.get(id);
  const chooser = choosers.get(id)?.part;
  const pausing = chooser ? [chooser] : [];
  if (edited) return element('li', attributes, edited.form, ...pausing);
  // A person who is not checked has no checks to show, only the reason.
  const isActive = connected && need !== 'confirm';
  const facts = [service, number ?? say('fitbit-sidebar.noNumber')].join(' · ');
  return element(
    'li',
    attributes,
    element(
      'div',
      { class: 'fitbit-card-head' },
      element('h4', {}, bdi(name)),
      element('span', { class: 'fitbit-card-facts' }, facts),
      element('span', { class: 'fitbit-card-buttons' }, ...personButtons(person, run)),
    ),
    ...needNotice(person, run),
    ...pausedNotice(person, run),
    ...alertNotices(person, run),
    ...pausing,
    ...testLines(person),
    ...devices.map((device) => deviceRow(device, person)),
    ...(isActive && devices.length === 0 ? [line('battery-empty', say('fitbit-sidebar.noDevices'))] : []),
    ...(isActive ? [checkLine(person), ...thresholdLines(person)] : []),
    ...smsLines(person),
  );
}

function checkLine({ lastCheck, need, reason }: OverviewPerson): HTMLElement {
  if (!lastCheck) return line('clock-o', say('fitbit-sidebar.check.never'));
  const outcome = lastCheck.ok ? say('fitbit-sidebar.check.ok') : (lastCheck.text ?? '');
  // The reason is not repeated below the notice that says it.
  const isTold = need !== null && outcome === reason;
  return line(
    lastCheck.ok ? 'check' : 'times',
    `${say(lastCheck.isNews ? 'fitbit-sidebar.check.news' : 'fitbit-sidebar.check.checked')} `,
    when(lastCheck.at),
    `: ${isTold ? say('fitbit-sidebar.check.failed') : outcome}`,
  );
}

/** One line for each battery node, by its name where there are several. */
function thresholdLines({ watches }: OverviewPerson): HTMLElement[] {
  if (watches.length === 0) return [line('bell-slash-o', say('fitbit-sidebar.thresholds.none'))];
  return watches.map(({ nodeId, thresholds }) => {
    const words = thresholds
      ? say('fitbit-sidebar.thresholds.some', { ...thresholds })
      : say('fitbit-sidebar.thresholds.fromMsg');
    return line('bell-o', ...(watches.length > 1 ? [bdi(labelAmong(nodeId, watches)), ': '] : []), words);
  });
}
