// The choice of a person: everybody who is connected to the chosen service, and whoever was chosen before.
import type { ListedPeople, PeopleQuery } from '../../common/admin-types';
import { ask } from '../../common/editor/ask';
import { chosenConfig, isByMsg, whose } from '../../common/editor/outside-address';
import { type BatteryNode, field, isOpen } from './fields';
import { showNextPerson } from './next-person';

type Choice = { id: string; name: string };

/** Fills the selects; who was chosen before stays chosen, so that nothing changes unseen. */
export function listPeople(node: BatteryNode, people: readonly Choice[]): void {
  const chosen = { person: node.person, escalatePerson: node.escalatePerson ?? '' };
  for (const name of ['person', 'escalatePerson'] as const) {
    const isFilled = field(name).find('option').length > 0;
    fill(node, name, people, isFilled ? field(name).val() : chosen[name]);
  }
  showNextPerson();
}

function fill(
  node: BatteryNode,
  name: 'person' | 'escalatePerson',
  people: readonly Choice[],
  chosen: string,
): void {
  const select = field(name).empty();
  const add = (id: string, named: string, label: string) =>
    $('<option>').attr('value', id).attr('data-name', named).text(label).appendTo(select);
  const nobody =
    name === 'person'
      ? 'fitbit-battery-status.person.everybody'
      : 'fitbit-battery-status.escalatePerson.number';
  add('', '', node._(nobody));
  for (const one of people) add(one.id, one.name, one.name);
  if (chosen && !people.some(({ id }) => id === chosen)) {
    const known = (name === 'person' && node.personName) || chosen;
    add(chosen, known, node._('fitbit-battery-status.person.unknown', { name: known }));
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
    listPeople(node, people);
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
