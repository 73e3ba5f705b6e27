// Fills places such as {text} in: into the texts inside of parsed JSON, never into its source, so that no text of an SMS can
// change what surrounds it. In one go: what is filled in is not looked through for places.

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What may be filled in, by the names of the places. */
export type Values = Readonly<Partial<Record<'to' | 'text' | 'key' | 'secret' | 'id' | 'unicode', string>>>;

const place = /\{(to|text|key|secret|id|unicode)\}/g;

/** A place without a value stays as it stands. */
export function fillText(template: string, values: Values): string {
  return template.replace(place, (whole, name: keyof Values) => values[name] ?? whole);
}

/** Each text in it filled in; names of properties are left as they are. */
export function fillJson(template: Json, values: Values): Json {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((one) => fillJson(one, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fillJson(value, values)]));
}

/** An object of plain values as a form, or as the query of an address. */
export function formOf(filled: { [name: string]: Json }): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(filled)) form.append(name, String(value));
  return form.toString();
}

/** Whether it can be a form: no list and no object in it. */
export function isFlat(template: { [name: string]: Json }): boolean {
  return Object.values(template).every((value) => typeof value !== 'object');
}

/** The places in a template, wherever they stand. */
export function placesIn(template: Json): Set<string> {
  if (typeof template === 'string') return new Set(template.match(place) ?? []);
  if (typeof template !== 'object' || template === null) return new Set();
  return new Set(Object.values(template).flatMap((one) => [...placesIn(one)]));
}
