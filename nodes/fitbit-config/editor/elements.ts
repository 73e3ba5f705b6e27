// Small parts of the dialog: buttons, hints, and how something went.

/** `of`: whom it is about, for who cannot see beside which name it stands. */
export function button(label: string, onClick: () => void, of = ''): JQuery {
  const made = $('<button type="button" class="red-ui-button red-ui-button-small">')
    .text(label)
    .on('click', onClick);
  return of === '' ? made : made.attr('aria-label', `${label}: ${of}`);
}

/** Nothing is shown for an empty sentence. */
export function showHint(selector: string, sentence: string): void {
  $(selector)
    .text(sentence)
    .toggle(sentence !== '');
}

/** Puts options into an empty select, and chooses one. */
export function fillSelect(
  select: JQuery,
  options: readonly { code: string; label: string }[],
  chosen: string,
): void {
  select.empty();
  for (const { code, label } of options) $('<option>').attr('value', code).text(label).appendTo(select);
  select.val(chosen);
}

export type Outcome = 'waiting' | 'done' | 'error';
/** By the list of people, or by the button that connects. */
type Place = '#fitbit-people-said' | '#fitbit-result';

const outcomeIcons: Record<Outcome, string> = {
  waiting: 'fa-hourglass-half',
  done: 'fa-check',
  error: 'fa-warning',
};

/** Says how something went, by the list or by the button that was pressed. */
export function showResult(where: Place, kind: Outcome, sentence: string): void {
  const icon = $('<i class="fa" aria-hidden="true">').attr('class', `fa ${outcomeIcons[kind]}`);
  $(where).empty().attr('data-fitbit-outcome', kind).append(icon, $('<span>').text(sentence));
  scrollToResult(where);
}

/** The list may be long, and what was said far away. */
export function scrollToResult(where: Place): void {
  document.querySelector(where)?.scrollIntoView({ block: 'nearest' });
}
