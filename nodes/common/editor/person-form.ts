// The form in which the owner edits a person, in the dialog of the service and in the sidebar tab. An empty
// field keeps what is there; a number is removed by a tick of its own.
import { timeOfDay } from '../../../src/battery/time-of-day';
import type { EditablePerson, PersonEdit } from '../admin-types';
import { type Attributes, element } from './elements';
import { knownLanguages } from './languages';
import './person-form.css';

export interface PersonForm {
  form: HTMLElement;
  /** Says what was wrong; the form stays as it was typed. */
  refuse(sentence: string): void;
  focus(): void;
}

/** A text of the catalogue of fitbit-config. */
type Say = (key: string, params?: Record<string, string>) => string;

/** `keep` gets what is to be posted to `fitbit/people/<id>`. */
export function personForm(
  person: EditablePerson,
  say: Say,
  run: { keep(edit: PersonEdit): void; cancel(): void },
): PersonForm {
  const form = element('div', { class: 'fitbit-edit', role: 'group', 'aria-label': person.name });
  const fields = appendFields(form, person, say);
  const trouble = element('div', { class: 'fitbit-edit-trouble', role: 'alert' });
  const keep = () => {
    trouble.textContent = '';
    run.keep(editOf(fields));
  };
  const buttons = element('div', { class: 'fitbit-edit-buttons' });
  buttons.append(
    button(say('fitbit-config.edit.cancel'), '', run.cancel),
    button(say('fitbit-config.edit.keep'), 'primary', keep),
  );
  form.append(trouble, buttons);
  listenToKeys(form, keep, run.cancel);
  return {
    form,
    refuse(sentence) {
      trouble.textContent = sentence;
      trouble.scrollIntoView({ block: 'nearest' });
    },
    focus() {
      form.scrollIntoView({ block: 'nearest' });
      fields.name.focus();
    },
  };
}

interface Fields {
  name: HTMLInputElement;
  number: HTMLInputElement;
  /** Null where there is no number to remove. */
  removal: HTMLInputElement | null;
  language: HTMLSelectElement;
  sms: HTMLInputElement;
  low: HTMLInputElement;
  hours: HTMLInputElement;
  advice: HTMLInputElement;
  adviceAt: HTMLInputElement;
}

function appendFields(form: HTMLElement, person: EditablePerson, say: Say): Fields {
  const { input, tick, select } = rowsOf(form);
  const own = (value: number | null) => String(value ?? '');
  const adviceAt = person.ownAdviceAt === null ? '' : timeOfDay(person.ownAdviceAt);
  const asNode = say('fitbit-config.edit.asNode');
  const digits = { inputmode: 'numeric', maxlength: '8', class: 'fitbit-edit-short' };
  const hasNumber = person.number !== null;
  const stays = hasNumber ? say('fitbit-config.edit.numberStays', { number: String(person.number) }) : '';
  const phone = { type: 'tel', autocomplete: 'off' };
  // In this order they stand in the form.
  return {
    name: input('name', say('fitbit-config.edit.name'), person.name, { maxlength: '60', dir: 'auto' }),
    number: input('number', say('fitbit-config.edit.number'), '', phone, stays),
    removal: hasNumber ? tick('remove-number', say('fitbit-config.edit.removeNumber'), false) : null,
    language: select('language', say('fitbit-config.edit.language'), knownLanguages(), person.language),
    sms: tick('sms', say('fitbit-config.edit.sms'), person.sms),
    low: input('low', say('fitbit-config.edit.low'), own(person.ownLow), digits, asNode),
    hours: input('hours', say('fitbit-config.edit.hours'), own(person.ownNotSyncingHours), digits, asNode),
    advice: tick('advice', say('fitbit-config.edit.advice'), person.advice),
    adviceAt: input('advice-at', say('fitbit-config.edit.adviceAt'), adviceAt, { type: 'time' }, asNode),
  };
}

/** What appends a row with its label to a form. */
function rowsOf(form: HTMLElement) {
  // Several forms may be open at once, in the dialog and in the tab.
  const own = Math.random().toString(36).slice(2);
  const id = (name: string) => `fitbit-edit-${own}-${name}`;
  const labelled = (name: string, label: string) => element('label', { for: id(name) }, label);
  return {
    input(name: string, label: string, value: string, attributes: Attributes, hint = ''): HTMLInputElement {
      const field = element('input', { type: 'text', id: id(name), ...attributes });
      field.value = value;
      form.append(labelled(name, label), field);
      if (hint !== '') {
        field.setAttribute('aria-describedby', id(`${name}-hint`));
        form.append(element('div', { class: 'fitbit-edit-hint', id: id(`${name}-hint`) }, hint));
      }
      return field;
    },
    tick(name: string, label: string, isTicked: boolean): HTMLInputElement {
      const box = element('input', { type: 'checkbox', id: id(name) });
      box.checked = isTicked;
      form.append(element('label', { class: 'fitbit-edit-tick', for: id(name) }, box, label));
      return box;
    },
    select(
      name: string,
      label: string,
      options: readonly { code: string; label: string }[],
      chosen: string,
    ): HTMLSelectElement {
      const list = element('select', { id: id(name) });
      list.append(...options.map((one) => element('option', { value: one.code }, one.label)));
      list.value = chosen;
      form.append(labelled(name, label), list);
      return list;
    },
  };
}

function editOf({ name, number, removal, language, sms, low, hours, advice, adviceAt }: Fields): PersonEdit {
  return {
    name: name.value,
    number: number.value,
    removeNumber: removal?.checked === true,
    language: language.value,
    sms: sms.checked,
    advice: advice.checked,
    // These fields show what is stored, so an empty one is a wish: to be judged as everybody is.
    ownLow: low.value.trim() === '' ? null : low.value,
    ownNotSyncingHours: hours.value.trim() === '' ? null : hours.value,
    ownAdviceAt: adviceAt.value === '' ? null : adviceAt.value,
  };
}

function button(label: string, more: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `red-ui-button ${more}` }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** Enter in a field keeps, Escape leaves. */
function listenToKeys(form: HTMLElement, keep: () => void, cancel: () => void): void {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
    else if (
      event.key === 'Enter' &&
      (event.target as Element).matches('input[type=text], input[type=tel], input[type=time]')
    )
      keep();
    else return;
    // Node-RED's own keys would close the dialog around this form.
    event.preventDefault();
    event.stopPropagation();
  });
}
