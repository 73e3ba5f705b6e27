// The picture of some devices as one SVG that stands by itself: for a mail, a page, a message.
import { sentence } from '../sentences/sentences';
import { legendOf } from './foreseen';
import { type Curve, curveShapes, type Look } from './picture';
import { darkStyles, paper, word } from './picture/parts';
import { pictureHeight, usualWidth } from './picture/scale';
import { markupOf, type Shape, shape } from './picture/shape';

/** One device in a chart. */
export interface Charted {
  title: string;
  /** What can be seen, in sentences. */
  said: readonly string[];
  /** Null where no level in percent is known. */
  curve: Curve | null;
  /** IANA. */
  timeZone: string;
}

const padding = 12;
const width = usualWidth + 2 * padding;
/** How many characters go into a line as wide as the picture, and how far apart lines are. */
const titles = { most: 42, height: 19 };
const texts = { most: 56, height: 16 };

/**
 * The devices one below the other, as SVG 1.1 text: light, or dark for who prefers that where such is known, and light where it
 * is not. Without a device it says that nothing was read.
 */
export function chartSvg(
  devices: readonly Charted[],
  { now, back, language }: Pick<Look, 'now' | 'back' | 'language'>,
): string {
  const nothing = sentence(language, 'picture.nothing');
  const shapes: Shape[] = [];
  let top = padding;
  const write = (name: 'title' | 'said', text: string) => {
    const { most, height } = name === 'title' ? titles : texts;
    for (const line of linesOf(text, most)) {
      shapes.push(word(name, line, padding, top + height - 5));
      top += height;
    }
  };
  for (const { title, said, curve, timeZone } of devices) {
    write('title', title);
    for (const text of said) write('said', text);
    if (curve) {
      const nowWord = sentence(language, 'picture.now');
      const look = { width: usualWidth, now, back, language, timeZone, title, said: said.join(' '), nowWord };
      shapes.push(shape('g', { transform: `translate(${padding} ${top + 4})` }, ...curveShapes(curve, look)));
      top += pictureHeight + 4;
    }
    top += padding;
  }
  if (devices.length === 0) write('said', nothing);
  const legend = legendOf(devices, language);
  if (legend !== null) write('said', legend);
  const height = top + padding;
  const alternative = devices.map(({ title, said }) => [title, ...said].join('\n')).join('\n');
  return markupOf(
    shape(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width} ${height}`,
        width: String(width),
        height: String(height),
        role: 'img',
      },
      shape('title', {}, devices.map(({ title }) => title).join(', ') || nothing),
      shape('desc', {}, alternative || nothing),
      shape('style', {}, darkStyles),
      paper(width, height),
      ...shapes,
    ),
  );
}

/** Lines of at most so many characters, broken between words where that can be. SVG breaks none by itself. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const one of text.split(' ')) {
    let rest = one;
    while (widthOf(`${line} ${rest}`) > most) {
      if (line !== '') {
        lines.push(line);
        line = '';
        continue;
      }
      const fitting = beginning(rest, most);
      lines.push(fitting);
      rest = rest.slice(fitting.length);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Characters of East Asian scripts are twice as wide. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one >= '\u2e80' ? 2 : 1), 0);

function beginning(word: string, most: number): string {
  let end = '';
  for (const one of word) {
    if (widthOf(end + one) > most - 1) break;
    end += one;
  }
  return end;
}
