// Small parts that the tab is built of: icons, buttons, lines, notices.
import { type Attributes, type Child, element } from '../../common/editor/elements';

export const icon = (name: string): HTMLElement =>
  element('i', { class: `fa fa-${name}`, 'aria-hidden': 'true' });

/** `key`: by which the focus finds it again when what it is in is drawn anew. */
export function button(
  key: string,
  label: string,
  run: () => void,
  attributes: Attributes = {},
): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: 'red-ui-button red-ui-button-small', 'data-fitbit-key': key, ...attributes },
    label,
  );
  made.addEventListener('click', run);
  return made;
}

/** Gives the focus to the button with this key. */
export function focusOn(where: Element, key: string): void {
  where.querySelector<HTMLElement>(`[data-fitbit-key="${CSS.escape(key)}"]`)?.focus();
}

/** A line of a card, behind an icon. */
export function line(picture: string, ...children: Child[]): HTMLElement {
  return element('div', { class: 'fitbit-line' }, icon(picture), element('span', {}, ...children));
}

/** A name may run from right to left; what stands round it must not follow. */
export const bdi = (name: string): HTMLElement => element('bdi', {}, name);

export function notice(kind: 'error' | 'warning' | 'plain', ...children: Child[]): HTMLElement {
  return element('div', { class: `fitbit-notice fitbit-notice-${kind}` }, ...children);
}
