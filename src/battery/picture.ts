// Draws the level of a battery: what was read, and how it will probably go on. Pure, and free of everything that a browser
// has not: the sidebar draws by it as well as the pages and the nodes.
import type { Curve, Look } from './picture/curve';
import { adviceMark, levelMarks, nowMark, timeMarks } from './picture/marks';
import { dot, through } from './picture/parts';
import { cut, futureLines, type Point, soundAhead, soundReadings, thinned } from './picture/points';
import { pictureHeight, type Scale, scaleOf } from './picture/scale';
import { type Shape, shape } from './picture/shape';

export type { Curve, Look };

/**
 * The picture as an `svg`, with its title and what it says for who cannot see it. Whatever is no time or no
 * level is left out. Its parts have classes, and where no style sheet is they look well on white.
 */
export function curvePicture(curve: Curve, look: Look): Shape {
  return shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${look.width} ${pictureHeight}`,
      role: 'img',
      class: 'fitbit-picture',
    },
    shape('title', {}, look.title),
    shape('desc', {}, look.said),
    ...curveShapes(curve, look),
  );
}

/** All that is drawn, the backmost first. */
export function curveShapes(curve: Curve, look: Look): Shape[] {
  const readings = soundReadings(curve.readings);
  const last = readings[readings.length - 1];
  const ahead = soundAhead(curve.ahead, last);
  const scale = scaleOf(readings, ahead, look);
  const line = thinned(cut(readings, scale.from, scale.until), scale.unitMs);
  const { soonest, median, latest } = futureLines(last, ahead, scale);
  return [
    ...timeMarks(scale, look),
    ...levelMarks(curve, scale),
    ...lineShapes(line, scale),
    ...(median.length === 0
      ? []
      : [
          through('band', 'polygon', bandOf(soonest, latest), scale),
          through('ahead', 'polyline', median, scale),
          ...nowMark(scale, look),
          ...adviceMark(curve, median, scale, look),
        ]),
  ];
}

/** Down by the soonest and back by the latest; where the picture ends before the latest is down, straight up there. */
function bandOf(soonest: readonly Point[], latest: readonly Point[]): Point[] {
  const [down, back] = [soonest[soonest.length - 1], latest[latest.length - 1]];
  const corner: Point[] = down && back ? [[back[0], down[1]]] : [];
  return [...soonest, ...corner, ...[...latest].reverse()];
}

function lineShapes(line: readonly Point[], scale: Scale): Shape[] {
  const [first, last] = [line[0], line[line.length - 1]];
  if (!first || !last) return [];
  if (line.length === 1) return [dot('dot', scale.x(first[0]), scale.y(first[1]))];
  return [
    through('area', 'polygon', [[first[0], 0], ...line, [last[0], 0]], scale),
    through('line', 'polyline', line, scale),
  ];
}
