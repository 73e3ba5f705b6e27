// The form in which the owner edits a person, in the dialog of the service and in the sidebar tab. An empty
// field keeps what is there; a number is removed by a tick of its own.
import { knownLanguages } from './languages';
import './person-form.css';

/** What the form shows of somebody: the number only in its short form, so it cannot stand in its field. */
export interface EditablePerson {
  id: string;
  name: string;
  number: string | null;
  language: string;
  sms: boolean;
  /** Percent and hours of their own; null for what the battery node says. */
  ownLow: number | null;
  ownNotSyncingHours: number | null;
}

export interface PersonForm {
  form: HTMLElement;
  /** Says what was wrong; the form stays as it was typed. */
  refuse(sentence: string): void;
  focus(): void;
}

/** `keep` gets what is to be posted to `fitbit/people/<id>`. */
export function personForm(
  person: EditablePerson,
  say: (key: string, params?: Record<string, string>) => string,
  run: { keep(edit: object): void; cancel(): void },
): PersonForm {
  // Several may be open at once, in the dialog and in the tab.
  const own = Math.random().toString(36).slice(2);
  const id = (name: string) => `fitbit-edit-${own}-${name}`;
  const made = <E extends HTMLElement>(tag: string, attributes: Record<string, string>, text = ''): E => {
    const element = document.createElement(tag) as E;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  const form = made<HTMLElement>('div', { class: 'fitbit-edit', role: 'group', 'aria-label': person.name });
  const input = (name: string, label: string, attributes: Record<string, string>, hint = '') => {
    const field = made<HTMLInputElement>('input', { type: 'text', id: id(name), ...attributes });
    form.append(made('label', { for: id(name) }, label), field);
    if (hint !== '') {
      field.setAttribute('aria-describedby', id(`${name}-hint`));
      form.append(made('div', { class: 'fitbit-edit-hint', id: id(`${name}-hint`) }, hint));
    }
    return field;
  };
  const tick = (name: string, label: string, isTicked: boolean) => {
    const box = made<HTMLInputElement>('input', { type: 'checkbox', id: id(name) });
    box.checked = isTicked;
    const row = made('label', { class: 'fitbit-edit-tick', for: id(name) });
    row.append(box, label);
    form.append(row);
    return box;
  };

  const name = input('name', say('fitbit-config.edit.name'), { maxlength: '60', dir: 'auto' });
  name.value = person.name;
  const stays =
    person.number === null ? '' : say('fitbit-config.edit.numberStays', { number: person.number });
  const number = input(
    'number',
    say('fitbit-config.edit.number'),
    { type: 'tel', autocomplete: 'off' },
    stays,
  );
  const removal =
    person.number === null ? null : tick('remove-number', say('fitbit-config.edit.removeNumber'), false);
  const language = made<HTMLSelectElement>('select', { id: id('language') });
  form.append(made('label', { for: id('language') }, say('fitbit-config.edit.language')), language);
  for (const { code, label } of knownLanguages()) language.append(made('option', { value: code }, label));
  language.value = person.language;
  const sms = tick('sms', say('fitbit-config.edit.sms'), person.sms);
  const asNode = say('fitbit-config.edit.asNode');
  const digits = { inputmode: 'numeric', maxlength: '8', class: 'fitbit-edit-short' };
  const low = input('low', say('fitbit-config.edit.low'), digits, asNode);
  low.value = String(person.ownLow ?? '');
  const hours = input('hours', say('fitbit-config.edit.hours'), digits, asNode);
  hours.value = String(person.ownNotSyncingHours ?? '');
  const trouble = made('div', { class: 'fitbit-edit-trouble', role: 'alert' });

  const keep = () => {
    trouble.textContent = '';
    run.keep({
      name: name.value,
      number: number.value,
      removeNumber: removal?.checked === true,
      language: language.value,
      sms: sms.checked,
      // These fields show what is stored, so an empty one is a wish: to be judged as everybody is.
      ownLow: low.value.trim() === '' ? null : low.value,
      ownNotSyncingHours: hours.value.trim() === '' ? null : hours.value,
    });
  };
  const button = (label: string, more: string, onClick: () => void) => {
    const press = made<HTMLButtonElement>(
      'button',
      { type: 'button', class: `red-ui-button ${more}` },
      label,
    );
    press.addEventListener('click', onClick);
    return press;
  };
  const buttons = made('div', { class: 'fitbit-edit-buttons' });
  buttons.append(
    button(say('fitbit-config.edit.cancel'), '', run.cancel),
    button(say('fitbit-config.edit.keep'), 'primary', keep),
  );
  form.append(trouble, buttons);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') run.cancel();
    else if (event.key === 'Enter' && (event.target as Element).matches('input[type=text], input[type=tel]'))
      keep();
    else return;
    // Node-RED's own keys would close the dialog around this form.
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    form,
    refuse(sentence) {
      trouble.textContent = sentence;
      trouble.scrollIntoView({ block: 'nearest' });
    },
    focus() {
      form.scrollIntoView({ block: 'nearest' });
      name.focus();
    },
  };
}
