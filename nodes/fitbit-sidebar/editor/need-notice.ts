// What a person needs, as a notice in their card, with the button that leads there.

import { mayChange } from '../../common/editor/ask';
import { element } from '../../common/editor/elements';
import type { OverviewPerson } from '../../common/overview-types';
import { openConfig, openNode } from './node-labels';
import { button, notice } from './parts';
import type { PersonActions } from './person-actions';
import { say } from './words';

type Need = NonNullable<OverviewPerson['need']>;

const notices: Record<Need, (person: OverviewPerson, run: PersonActions) => HTMLElement> = {
  'no-client': ({ byMsg }) =>
    notice('error', strong(byMsg ? 'fitbit-sidebar.need.noSource' : 'fitbit-sidebar.need.noClient')),
  reconnect: (person) =>
    notice(
      'error',
      strong('fitbit-sidebar.need.reconnect'),
      ` ${person.reason ?? ''}`,
      ...orphan(person),
      ...dialogButton(person, say('fitbit-sidebar.button.reconnect')),
    ),
  confirm: (person, run) => {
    const label = say('fitbit-sidebar.button.confirm');
    return notice(
      'warning',
      say('fitbit-sidebar.need.confirm'),
      ...(mayChange() ? [needButton(person, label, () => run.confirmNumber(person))] : []),
    );
  },
  'not-linked': (person) =>
    notice(
      'warning',
      say('fitbit-sidebar.need.notLinked'),
      ...dialogButton(person, say('fitbit-sidebar.button.open')),
    ),
  untold: (person) => {
    const { nodeId, text } = person.untold ?? { nodeId: '', text: '' };
    const isThere = mayChange() && RED.nodes.node(nodeId) !== null;
    const label = say('fitbit-sidebar.button.open');
    return notice(
      'error',
      strong('fitbit-sidebar.need.untold'),
      ` ${text}`,
      ...(isThere ? [needButton(person, label, () => openNode(nodeId))] : []),
    );
  },
  'cannot-check': (person) =>
    notice(
      'error',
      strong('fitbit-sidebar.need.cannotCheck'),
      ` ${person.lastCheck?.text ?? person.reason ?? ''}`,
      ...orphan(person),
      ...dialogButton(person, say('fitbit-sidebar.button.open')),
    ),
};

/** Empty for who needs nothing. */
export function needNotice(person: OverviewPerson, run: PersonActions): HTMLElement[] {
  return person.need === null ? [] : [notices[person.need](person, run)];
}

const strong = (key: string) => element('strong', {}, say(key));

/** No config of theirs is deployed. */
const orphan = ({ configId }: OverviewPerson) =>
  configId === null ? [` ${say('fitbit-sidebar.need.noConfig')}`] : [];

function needButton({ name }: OverviewPerson, label: string, run: () => void): HTMLElement {
  return button('need', label, run, { 'aria-label': `${label}: ${name}` });
}

function dialogButton(person: OverviewPerson, label: string): HTMLElement[] {
  const { configId } = person;
  if (configId === null || !mayChange()) return [];
  return [needButton(person, label, () => openConfig(configId))];
}
