// The last days of a battery as a line, and how it will probably go on.

import { curvePicture } from '../../../src/battery/picture';
import type { Shape } from '../../../src/battery/picture/shape';
import { type Child, drawing } from '../../common/editor/elements';
import type { OverviewDevice } from '../../common/overview-types';
import { nodeRedNow, say } from './words';

/** As wide as a card is at first, so that its words are as large as those round it. */
const width = 270;

/** Nothing where there are not two points to draw a line. */
export function curve({ curve: drawn, timeZone, name, said }: OverviewDevice): Child[] {
  if (drawn.readings.length < 2) return [];
  const picture = curvePicture(drawn, {
    width,
    now: nodeRedNow(),
    back: null,
    language: RED.i18n.lang(),
    timeZone,
    title: name,
    said,
    nowWord: say('fitbit-sidebar.curve.now'),
  });
  return [elementOf(picture)];
}

function elementOf({ tag, attributes, inner }: Shape): SVGElement {
  const made = drawing(tag, attributes);
  made.append(...inner.map((one) => (typeof one === 'string' ? one : elementOf(one))));
  return made;
}
