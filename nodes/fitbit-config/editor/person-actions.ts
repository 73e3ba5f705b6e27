// What is done for somebody in the list: an edit, the owner's word for a number, removal.
import type {
  DeviceForgotten,
  ListedDevice,
  ListedPerson,
  NumberConfirmation,
  PersonEdit,
  RemovalQuery,
  Sentence,
} from '../../common/admin-types';
import type { AdminRequest } from '../../common/editor/ask';
import { isolated } from '../../common/editor/isolated';
import { personForm } from '../../common/editor/person-form';
import { askFor, type Dialog } from './dialog';
import { button, type Outcome, showResult } from './elements';
import { isByMsg, typed } from './fields';
import { loadPeople, showPeople } from './people-list';

const urlOf = ({ id }: ListedPerson) => `fitbit/people/${encodeURIComponent(id)}`;

export function editPerson(dialog: Dialog, person: ListedPerson): void {
  const end = () => {
    // Meanwhile somebody else may be edited.
    if (dialog.edited?.form !== form) return;
    dialog.edited = null;
    showPeople(dialog);
    $('#fitbit-people')
      .find(`[data-fitbit-edit="${CSS.escape(person.id)}"]`)
      .trigger('focus');
  };
  const form = personForm(person, (key, params) => dialog.node._(key, params), {
    cancel: end,
    keep(edit) {
      const body: PersonEdit = { ...edit, country: typed('country') };
      askFor<Sentence>(
        dialog,
        { method: 'POST', url: urlOf(person), body },
        ({ text }) => {
          end();
          showResult('#fitbit-people-said', 'done', text);
          loadPeople(dialog);
        },
        form.refuse,
      );
    },
  });
  dialog.edited = { id: person.id, form };
  showPeople(dialog);
  form.focus();
}

export function confirmNumber(dialog: Dialog, person: ListedPerson): void {
  const body: NumberConfirmation = { shown: person.numberMark };
  askAndSay(dialog, { method: 'POST', url: `${urlOf(person)}/confirm`, body });
}

/** Asks in place of the row whether that is meant. */
export function askBeforeRemoving(dialog: Dialog, person: ListedPerson, row: JQuery): void {
  const key = isByMsg() ? 'fitbit-config.person.removeHere' : 'fitbit-config.person.removeQuestion';
  ask(dialog, person, row, dialog.node._(key, { name: isolated(person.name) }), () =>
    removePerson(dialog, person),
  );
}

/** The same for a device, in place of its line. */
export function askBeforeRemovingDevice(
  dialog: Dialog,
  person: ListedPerson,
  { id, name }: ListedDevice,
  line: JQuery,
): void {
  const body: DeviceForgotten = { device: id, name };
  ask(
    dialog,
    person,
    line,
    dialog.node._('fitbit-config.device.removeQuestion', { name: isolated(name) }),
    () => askAndSay(dialog, { method: 'POST', url: `${urlOf(person)}/forget-device`, body }),
  );
}

/** While it is asked, news of the list leave it alone. */
function ask(
  dialog: Dialog,
  person: ListedPerson,
  place: JQuery,
  question: string,
  remove: () => void,
): void {
  const { node } = dialog;
  const buttons = $('<div class="fitbit-person-head">');
  $('<span>').appendTo(buttons);
  const answered = (run: () => void) => () => {
    dialog.asked = null;
    run();
  };
  const keep = button(
    node._('fitbit-config.button.keep'),
    answered(() => loadPeople(dialog)),
  ).appendTo(buttons);
  button(node._('fitbit-config.button.remove'), answered(remove)).appendTo(buttons);
  dialog.asked = person.id;
  place.empty().append($('<div>').text(question), buttons);
  keep.trigger('focus');
}

function removePerson(dialog: Dialog, person: ListedPerson): void {
  const { configId }: RemovalQuery = { configId: dialog.node.id };
  // The query of a DELETE would go as its body.
  const url = `${urlOf(person)}?configId=${encodeURIComponent(configId)}`;
  askAndSay(dialog, { method: 'DELETE', url });
}

/** Says above the list how it went, and loads the list anew. */
function askAndSay(dialog: Dialog, request: AdminRequest): void {
  const finish = (kind: Outcome) => (sentence: string) => {
    showResult('#fitbit-people-said', kind, sentence);
    loadPeople(dialog);
  };
  askFor<Sentence>(dialog, request, ({ text }) => finish('done')(text), finish('error'));
}
