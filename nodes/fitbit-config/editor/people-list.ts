// The list of the people who are connected to the service that is typed.
import type { ListedPeople, ListedPerson, PeopleQuery } from '../../common/admin-types';
import { askFor, type Dialog, pageOfPeople } from './dialog';
import { button } from './elements';
import { isByMsg, typed, typedClient } from './fields';
import { personRow } from './person-row';
import { lacksWebhook } from './person-words';

/** With so few, there is nothing to look for. */
const fewPeople = 8;

/** `then`: what is done once the list is drawn, and longer or shorter than before. */
export function loadPeople(dialog: Dialog, then: () => void = () => {}): void {
  if (typed('cloud') === 'demo') return;
  const query: PeopleQuery = { ...typedClient(), configId: dialog.node.id };
  const nobody = isByMsg() ? 'fitbit-config.person.nobodyOfSource' : 'fitbit-config.person.nobody';
  const isStale = () => {
    const { cloud, clientId } = typedClient();
    return query.cloud !== cloud || query.clientId !== clientId;
  };
  const show = (people: ListedPerson[], sentence: string) => {
    if (isStale()) return;
    dialog.people = people;
    // A question under somebody's hands must not turn into another button.
    if (!people.some(({ id }) => id === dialog.asked)) showPeople(dialog);
    $('#fitbit-people-note').text(sentence);
    then();
  };
  askFor<ListedPeople>(
    dialog,
    { method: 'GET', url: 'fitbit/people', query },
    ({ people }) => show(people, people.length === 0 ? dialog.node._(nobody) : ''),
    (sentence) => show([], sentence),
  );
}

/** Draws the list anew. */
export function showPeople(dialog: Dialog): void {
  const { people, most } = dialog;
  dialog.asked = null;
  const isMany = people.length > fewPeople;
  const found = foundAmong(dialog, isMany);
  const list = $('#fitbit-people').empty();
  for (const person of found.slice(0, most)) personRow(dialog, person).appendTo(list);
  $('#fitbit-people-search').toggle(isMany);
  showMore(dialog, found.length, isMany);
  showReconnections(dialog);
}

function foundAmong({ people, wanted, edited }: Dialog, isMany: boolean): ListedPerson[] {
  // A form between many others would be hard to find again.
  if (isMany && edited) return people.filter(({ id }) => id === edited.id);
  const search = wanted.trim().toLowerCase();
  return people.filter(({ name }) => name.toLowerCase().includes(search));
}

function showMore(dialog: Dialog, found: number, isMany: boolean): void {
  const { node, most } = dialog;
  const more = $('#fitbit-people-more').empty();
  if (isMany && found === 0) more.text(node._('fitbit-config.person.notFound'));
  if (found <= most) return;
  $('<span>')
    .text(node._('fitbit-config.person.shown', { shown: most, found }))
    .appendTo(more);
  const showNext = () => {
    dialog.most += pageOfPeople;
    showPeople(dialog);
  };
  button(node._('fitbit-config.button.more'), showNext).appendTo(more);
}

/** Says what turning the webhooks on will ask of the people who are connected already. */
function showReconnections({ node, people }: Dialog): void {
  const number = people.filter((person) => lacksWebhook(person) && !person.orphan).length;
  const key = number === 1 ? 'fitbit-config.webhooks.reconnectOne' : 'fitbit-config.webhooks.reconnectMany';
  $('#fitbit-reconnections')
    .text(number > 0 ? node._(key, { number }) : '')
    .toggle(number > 0);
}
