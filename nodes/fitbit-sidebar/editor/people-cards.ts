// The list of cards: only those that differ are drawn anew, so that the others keep focus, selection and place.
import type { OverviewPerson } from '../../common/overview-types';
import { focusOn } from './parts';
import type { PersonActions } from './person-actions';
import { personCard } from './person-card';
import { places } from './places';
import { busy, choosers, forms } from './under-way';

const minuteMs = 60_000;

/** The card of each person with what it was drawn from. */
const cards = new Map<string, { card: HTMLElement; drawnFrom: string }>();

export function drawPeople(people: readonly OverviewPerson[], run: PersonActions): void {
  const wanted = people.map((person) => cardOf(person, run));
  const shown = new Set(people.map(({ id }) => id));
  for (const [id, { card }] of cards) {
    if (shown.has(id)) continue;
    card.remove();
    cards.delete(id);
  }
  arrange(places.people, wanted);
}

/** The card as it is, or a new one in its place. */
function cardOf(person: OverviewPerson, run: PersonActions): HTMLElement {
  const { id } = person;
  // "3 min ago" grows old by itself.
  const minute = Math.floor(Date.now() / minuteMs);
  // A form is not drawn anew: whoever types in it keeps their place.
  const form = forms.has(id) ? 'edited' : choosers.has(id) ? 'pausing' : null;
  const drawnFrom = form ?? JSON.stringify([person, busy.has(id), minute]);
  const known = cards.get(id);
  if (known?.drawnFrom === drawnFrom) return known.card;
  const card = personCard(person, run);
  if (known?.card.isConnected) replace(known.card, card);
  cards.set(id, { card, drawnFrom });
  return card;
}

/** The button that had the focus has it again, or, where that is gone, the first one of the card. */
function replace(old: HTMLElement, card: HTMLElement): void {
  const key = old.contains(document.activeElement) && document.activeElement?.getAttribute('data-fitbit-key');
  old.replaceWith(card);
  if (!key) return;
  focusOn(card, key);
  if (!card.contains(document.activeElement)) card.querySelector('button')?.focus();
}

/** Puts elements into this order. What has the focus is not moved, which would take the focus from it: the others are. */
function arrange(list: Element, order: readonly Element[]): void {
  order.forEach((one, at) => {
    while (one.contains(document.activeElement) && list.children[at] && list.children[at] !== one)
      list.append(list.children[at]);
    const there = list.children[at];
    if (there !== one) list.insertBefore(one, there ?? null);
  });
}
