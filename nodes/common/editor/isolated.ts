// Names that may run from right to left, within a sentence.

/** A name set apart from what stands around it (FSI, PDI), where it is written from right to left. */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}
