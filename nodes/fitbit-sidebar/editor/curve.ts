// The last two weeks of a battery as a line.

import { type Child, drawing, element } from '../../common/editor/elements';
import type { OverviewDevice } from '../../common/overview-types';
import { nodeRedNow, say } from './words';

const days = 14;
const dayMs = 24 * 3_600_000;
const size = { width: 280, height: 40 };

/** `low`: the percent at which somebody is told, drawn as well. Nothing where there are not two points to draw a line. */
export function curve({ curve: points, name }: OverviewDevice, low: number | undefined): Child[] {
  if (points.length < 2) return [];
  const levels = points.map(([, level]) => level);
  const label = say('fitbit-sidebar.curve.label', { low: Math.min(...levels), high: Math.max(...levels) });
  return [picture(points, low, `${name}: ${label}`), ends()];
}

function picture(points: OverviewDevice['curve'], low: number | undefined, label: string): Element {
  const { width, height } = size;
  const end = nodeRedNow();
  const start = end - days * dayMs;
  const x = (at: number) => (Math.max(0, Math.min(1, (at - start) / (end - start))) * width).toFixed(1);
  const y = (level: number) => (height - 2 - (level / 100) * (height - 4)).toFixed(1);
  const line = points.map(([at, level]) => `${x(at)},${y(level)}`).join(' ');
  const first = points[0]?.[0] ?? start;
  const last = points[points.length - 1]?.[0] ?? end;
  const area = `${x(first)},${height} ${line} ${x(last)},${height}`;
  const across = { x1: '0', x2: String(width) };
  return drawing(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      class: 'fitbit-curve',
      role: 'img',
      'aria-label': label,
    },
    drawing('polygon', { points: area, class: 'fitbit-curve-area' }),
    ...(low === undefined
      ? []
      : [drawing('line', { ...across, y1: y(low), y2: y(low), class: 'fitbit-curve-low' })]),
    drawing('polyline', { points: line, class: 'fitbit-curve-line' }),
  );
}

function ends(): HTMLElement {
  return element(
    'div',
    { class: 'fitbit-curve-ends', 'aria-hidden': 'true' },
    element('span', {}, say('fitbit-sidebar.curve.start')),
    element('span', {}, say('fitbit-sidebar.curve.end')),
  );
}
