// The parts of a picture, each with the name by which style sheets know it.
import type { Point } from './points';
import { plot, type Scale } from './scale';
import { type Shape, shape } from './shape';

/** Sizes in the units of the drawing: a style sheet may say another one. */
const words = { 'font-family': 'system-ui, sans-serif', 'font-size': '11' };

/** How each part looks where no style sheet says otherwise: on white, as in a mail or in print. */
const plain = {
  word: { ...words, fill: '#444444' },
  title: { ...words, fill: '#1a1a1a', 'font-size': '14', 'font-weight': '600' },
  said: { ...words, fill: '#333333', 'font-size': '12' },
  paper: { fill: '#ffffff' },
  grid: { stroke: '#dddddd' },
  now: { stroke: '#888888' },
  area: { fill: '#1b6ca8', 'fill-opacity': '0.12' },
  line: { fill: 'none', stroke: '#1b6ca8', 'stroke-width': '1.75', 'stroke-linejoin': 'round' },
  dot: { fill: '#1b6ca8' },
  band: { fill: '#1b6ca8', 'fill-opacity': '0.22' },
  ahead: { fill: 'none', stroke: '#1b6ca8', 'stroke-width': '1.75', 'stroke-dasharray': '5 4' },
  low: { stroke: '#a85d00', 'stroke-dasharray': '2 3' },
  'low-word': { ...words, fill: '#8a4c00' },
  empty: { stroke: '#b3261e', 'stroke-dasharray': '2 3' },
  'empty-word': { ...words, fill: '#b3261e' },
  advice: { stroke: '#5b3f99', 'stroke-width': '1.25' },
  'advice-dot': { fill: '#5b3f99' },
  'advice-word': { ...words, fill: '#5b3f99' },
} as const;

/** What differs where it is drawn on black. */
const dark: Partial<Record<PartName, string>> = {
  word: 'fill: #b8b8bd',
  title: 'fill: #f2f2f4',
  said: 'fill: #d6d6da',
  paper: 'fill: #1b1b1e',
  grid: 'stroke: #3d3d42',
  now: 'stroke: #8a8a90',
  area: 'fill: #7cc4f8',
  line: 'stroke: #7cc4f8',
  dot: 'fill: #7cc4f8',
  band: 'fill: #7cc4f8',
  ahead: 'stroke: #7cc4f8',
  low: 'stroke: #f0b35a',
  'low-word': 'fill: #f0b35a',
  empty: 'stroke: #ff9e94',
  'empty-word': 'fill: #ff9e94',
  advice: 'stroke: #c3aaff',
  'advice-dot': 'fill: #c3aaff',
  'advice-word': 'fill: #c3aaff',
};

/** A style sheet for who wants it dark. */
export const darkStyles = `@media (prefers-color-scheme: dark) {\n${Object.entries(dark)
  .map(([name, rule]) => `.fitbit-picture-${name} { ${rule}; }\n`)
  .join('')}}\n`;

export type PartName = keyof typeof plain;

function part(name: PartName, tag: string, attributes: Record<string, string>, ...inner: string[]): Shape {
  return shape(tag, { class: `fitbit-picture-${name}`, ...plain[name], ...attributes }, ...inner);
}

const fixed = (number: number) => number.toFixed(1);

/** A line through these points, or what lies within them. */
export function through(
  name: PartName,
  tag: 'polyline' | 'polygon',
  points: readonly Point[],
  { x, y }: Scale,
): Shape {
  return part(name, tag, {
    points: points.map(([at, level]) => `${fixed(x(at))},${fixed(y(level))}`).join(' '),
  });
}

export function dot(name: PartName, x: number, y: number): Shape {
  return part(name, 'circle', { cx: fixed(x), cy: fixed(y), r: '2.75' });
}

export function across(name: PartName, level: number, { right, y }: Scale): Shape {
  const at = fixed(y(level));
  return part(name, 'line', { x1: fixed(plot.left), x2: fixed(right), y1: at, y2: at });
}

export function upright(name: PartName, x: number): Shape {
  return part(name, 'line', { x1: fixed(x), x2: fixed(x), y1: fixed(plot.top), y2: fixed(plot.bottom) });
}

/** `anchor`: which end of the text stands at `x`. */
export function word(
  name: PartName,
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'end' = 'start',
): Shape {
  return part(name, 'text', { x: fixed(x), y: fixed(y), 'text-anchor': anchor }, text);
}

export function paper(width: number, height: number): Shape {
  return part('paper', 'rect', { width: fixed(width), height: fixed(height) });
}
