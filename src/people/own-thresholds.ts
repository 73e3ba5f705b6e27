// Thresholds of a person's own, read as they are typed: on their page and by the owner.

/** A whole number in a range, "30 %" as well; null for an empty field, undefined for anything else. */
export function wholeNumber(text: string, least: number, most: number): number | null | undefined {
  const trimmed = text.replace(/%/g, '').trim();
  if (trimmed === '') return null;
  const number = /^\d{1,4}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
