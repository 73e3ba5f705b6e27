// A time of day as it is typed and stored, such as 20:00: in minutes after midnight.

/** Minutes after midnight, 0 to 1439; null for an empty text, undefined for what is no time of day. */
export function readTimeOfDay(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const parts = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(trimmed);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}

/** Such as `08:05`. `minutes`: 0 to 1439. */
export function timeOfDay(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
