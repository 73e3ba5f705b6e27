// Draws what Node-RED answered into the places of the tab.

import { element } from '../../common/editor/elements';
import type { OverviewAnswer } from '../../common/overview-types';
import { accountLines } from './account-lines';
import { firstSteps } from './first-steps';
import { instanceList } from './instance-list';
import { button, focusOn, notice } from './parts';
import { manyPausedNotice } from './paused-notice';
import { drawPeople } from './people-cards';
import type { PersonActions } from './person-actions';
import { places, search } from './places';
import { setupNotice } from './setup-notices';
import { say } from './words';

/** With so few people, there is nothing to look for. */
const fewPeople = 8;

/** `wanted`: the name that is searched for; `showMore` asks for more people. */
export function drawOverview(
  overview: OverviewAnswer,
  wanted: string,
  run: PersonActions,
  showMore: () => void,
): void {
  const { count, found, people, trouble, needs } = overview;
  drawSummary(overview);
  redraw(places.needs, () => {
    places.needs.replaceChildren(
      ...(trouble === null ? [] : [notice('error', trouble)]),
      ...needs.map(setupNotice),
      ...manyPausedNotice(overview, run),
      ...firstSteps(overview),
    );
  });
  drawPeople(people, run);
  redraw(places.more, () => drawMore(people.length, found, wanted, showMore));
  places.accounts.replaceChildren(...accountLines(overview));
  places.instances.replaceChildren(...instanceList(overview));
  search.hidden = count.all <= fewPeople;
}

function drawSummary({ count: { all, need, low } }: OverviewAnswer): void {
  const parts = [say(all === 1 ? 'fitbit-sidebar.count.one' : 'fitbit-sidebar.count.many', { number: all })];
  if (low > 0) parts.push(say('fitbit-sidebar.count.low', { number: low }));
  if (need > 0) parts.push(say('fitbit-sidebar.count.need', { number: need }));
  // Where the line breaks, it does so between two counts.
  const whole = parts.map((part) => part.replace(/ /g, '\u00a0'));
  places.summary.textContent = all > 0 ? whole.join('\u00a0· ') : '';
}

function drawMore(shown: number, found: number, wanted: string, showMore: () => void): void {
  const more = [
    element('span', {}, say('fitbit-sidebar.more.shown', { shown, found })),
    button('more', say('fitbit-sidebar.button.more'), showMore),
  ];
  if (found === 0 && wanted) places.more.replaceChildren(say('fitbit-sidebar.more.nobody'));
  else places.more.replaceChildren(...(shown < found ? more : []));
}

/** Draws a place anew without taking the focus from whoever is in it. */
function redraw(place: Element, drawAnew: () => void): void {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  drawAnew();
  const key = focused?.getAttribute('data-fitbit-key');
  if (key && !focused?.isConnected) focusOn(place, key);
}
