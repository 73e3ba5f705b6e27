// The choice of a person: everybody who is connected to the chosen service, and whoever was chosen before.
import type { ListedPeople, PeopleQuery } from '../../common/admin-types';
import { ask } from '../../common/editor/ask';
import { chosenConfig, isByMsg, whose } from '../../common/editor/outside-address';
import { type BatteryNode, field, isOpen } from './fields';

type Choice = { id: string; name: string };

/** Fills the select; a chosen person who is not in the list stays chosen, so that nothing changes unseen. */
export function listPeople(node: BatteryNode, people: readonly Choice[], chosen: string): void {
  const select = field('person').empty();
  const add = (id: string, name: string, label: string) =>
    $('<option>').attr('value', id).attr('data-name', name).text(label).appendTo(select);
  add('', '', node._('fitbit-battery-status.person.everybody'));
  for (const { id, name } of people) add(id, name, name);
  if (chosen && !people.some(({ id }) => id === chosen)) {
    const name = node.personName || chosen;
    add(chosen, name, node._('fitbit-battery-status.person.unknown', { name }));
  }
  select.val(chosen);
}

/** Asks who is connected to the chosen service, and keeps the choice even if no answer comes. */
export function loadPeople(node: BatteryNode): void {
  const configId = field('config').val();
  const config = chosenConfig(configId);
  $('#fitbit-no-config').toggle(!config);
  const isStale = () => !isOpen(node) || configId !== field('config').val();
  const show = (people: readonly Choice[], hint: string) => {
    if (isStale()) return;
    listPeople(node, people, field('person').val());
    $('#fitbit-person-hint').text(hint);
  };
  if (!config) {
    show([], '');
    return;
  }
  const nobody = isByMsg(config)
    ? 'fitbit-battery-status.hint.nobodyOfSource'
    : 'fitbit-battery-status.hint.nobody';
  const query: PeopleQuery = { cloud: config.cloud, clientId: whose(config), configId };
  ask<ListedPeople>(
    { method: 'GET', url: 'fitbit/people', query },
    ({ people }) => {
      // No msg can be about a guest yet.
      const named = people.filter(({ isNamed }) => isNamed);
      show(named, named.length === 0 ? node._(nobody) : '');
    },
    () => show([], node._('fitbit-battery-status.hint.noList')),
  );
}

/** The label on the canvas shows the name, which the flow would not know from the id alone. */
export function rememberPersonName(): void {
  field('personName').val(field('person').find('option:selected').attr('data-name') ?? '');
}
