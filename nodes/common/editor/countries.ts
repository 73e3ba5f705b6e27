// The list of countries of a dialog.

/** ISO 3166 codes of the countries that have telephone numbers of their own. */
export const COUNTRIES = COUNTRIES_WITH_NUMBERS;

/** A country that is not in the list stays chosen, so that nothing changes unseen. */
export function fillCountries(select: JQuery, chosen: string, none: string): void {
  const names = new Intl.DisplayNames([RED.i18n.lang()], { type: 'region' });
  const options = COUNTRIES.map((code) => ({ code, label: `${names.of(code)} (${code})` }));
  options.sort((a, b) => a.label.localeCompare(b.label));
  if (!COUNTRIES.includes(chosen)) options.unshift({ code: chosen, label: chosen || none });
  select.empty();
  for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
  select.val(chosen);
}

/** The country that the browser's language suggests. */
export function ownCountry(): string {
  return new Intl.Locale(navigator.language).maximize().region ?? '';
}
