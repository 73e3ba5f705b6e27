// How many SMS a text takes: GSM 03.38's 7-bit alphabet, or UCS-2 as soon as one character is outside of it.

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take an escape before them, so two places. */
const extended = new Set('\f^{}\\[~]|€');

const sizes = {
  'GSM-7': { single: 160, part: 153 },
  'UCS-2': { single: 70, part: 67 },
} as const;

export interface Segments {
  encoding: keyof typeof sizes;
  /** Places taken: septets, or UTF-16 units (most emoji take two). */
  length: number;
  count: number;
}

/** Counts a text's segments. A part never ends inside an escape or a surrogate pair. */
export function segmentsOf(text: string): Segments {
  const characters = [...text];
  const isGsm = characters.every((one) => basic.has(one) || extended.has(one));
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  const { single, part } = sizes[encoding];
  const widths = characters.map((one) => (isGsm ? (extended.has(one) ? 2 : 1) : one.length));
  const length = widths.reduce((sum, width) => sum + width, 0);
  if (length <= single) return { encoding, length, count: 1 };
  let count = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      count += 1;
      used = 0;
    }
    used += width;
  }
  return { encoding, length, count };
}
