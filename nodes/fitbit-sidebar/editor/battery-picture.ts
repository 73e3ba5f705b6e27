// A battery as full as the level says.

import { drawing } from '../../common/editor/elements';
import type { OverviewDevice } from '../../common/overview-types';

/** Its colour says how the device stands, and so do the words beside it. */
export function batteryPicture(level: number | null, standing: OverviewDevice['standing']): Element {
  return drawing(
    'svg',
    { viewBox: '0 0 42 20', class: `fitbit-battery fitbit-is-${standing}`, 'aria-hidden': 'true' },
    drawing('rect', { x: '1', y: '1', width: '36', height: '18', rx: '4', class: 'fitbit-battery-case' }),
    drawing('rect', {
      x: '38.5',
      y: '6.5',
      width: '3',
      height: '7',
      rx: '1.5',
      class: 'fitbit-battery-pole',
    }),
    level === null ? questionMark() : charge(level),
  );
}

function charge(level: number): Element {
  const filled = Math.round((level / 100) * 32);
  return drawing('rect', {
    x: '3',
    y: '3',
    width: String(Math.max(1.5, filled)),
    height: '14',
    rx: '2.5',
    class: 'fitbit-battery-charge',
  });
}

function questionMark(): Element {
  const mark = drawing('text', {
    x: '19',
    y: '14.5',
    'text-anchor': 'middle',
    class: 'fitbit-battery-unknown',
  });
  mark.textContent = '?';
  return mark;
}
