// What is done for a person by a button of their card.
import type { CheckOutcome, NumberConfirmation, Sentence } from '../../common/admin-types';
import { isolated } from '../../common/editor/isolated';
import { personForm } from '../../common/editor/person-form';
import type { OverviewPerson, TestsSent } from '../../common/overview-types';
import { type AlertActions, createAlertActions } from './alert-actions';
import { askFor } from './asking';
import { focusOn } from './parts';
import type { PauseChooser } from './pause-chooser';
import { places, tell } from './places';
import { busy, choosers, forms } from './under-way';
import { say } from './words';

export interface PersonActions extends AlertActions {
  checkNow(person: OverviewPerson): void;
  sendTest(person: OverviewPerson): void;
  confirmNumber(person: OverviewPerson): void;
  edit(person: OverviewPerson): void;
}

/** `draw` shows what is under way, `changed` asks Node-RED for what is so now. */
export function createPersonActions({ draw, onChange }: { draw(): void; onChange(): void }): PersonActions {
  /** Asks for something for a person, one thing at a time; `inWords` is what the answer means. */
  function askOnce<Answer>(
    { id, name }: OverviewPerson,
    what: 'check' | 'test',
    inWords: (answer: Answer) => string,
  ): void {
    if (busy.has(id)) return;
    busy.add(id);
    draw();
    const finish = (sentence: string) => {
      busy.delete(id);
      tell(`${isolated(name)}: ${sentence}`);
      onChange();
      draw();
    };
    askFor<Answer>(
      { method: 'POST', url: `${urlOf(id)}/${what}`, body: {} },
      (answer) => finish(inWords(answer)),
      finish,
    );
  }

  const alerts = createAlertActions({ draw, onChange });
  return {
    ...alerts,
    checkNow(person) {
      askOnce<CheckOutcome>(person, 'check', ({ ok, text }) =>
        ok ? say('fitbit-sidebar.check.ok') : (text ?? say('fitbit-sidebar.check.failed')),
      );
    },
    sendTest(person) {
      askOnce<TestsSent>(person, 'test', () => say('fitbit-sidebar.test.sent'));
    },
    confirmNumber({ id, numberMark }) {
      const body: NumberConfirmation = { shown: numberMark };
      const finish = (sentence: string) => {
        tell(sentence);
        onChange();
      };
      askFor<Sentence>(
        { method: 'POST', url: `${urlOf(id)}/confirm`, body },
        ({ text }) => finish(text),
        finish,
      );
    },
    edit: (person) => editPerson(person, alerts.chooserFor(person), draw, onChange),
  };
}

const urlOf = (id: string) => `fitbit/people/${encodeURIComponent(id)}`;

function editPerson(
  person: OverviewPerson,
  chooser: PauseChooser,
  draw: () => void,
  onChange: () => void,
): void {
  const { id } = person;
  const end = () => {
    // Meanwhile it may have been closed and opened again.
    if (forms.get(id) !== form) return;
    forms.delete(id);
    choosers.delete(id);
    draw();
    const card = places.people.querySelector(`[data-fitbit-person="${CSS.escape(id)}"]`);
    if (card) focusOn(card, 'edit');
  };
  const form = personForm(person, dialogWord, {
    cancel: end,
    keep(edit) {
      askFor<Sentence>(
        { method: 'POST', url: urlOf(id), body: edit },
        ({ text }) => {
          end();
          tell(text);
          onChange();
        },
        form.refuse,
      );
    },
  });
  forms.set(id, form);
  choosers.set(id, chooser);
  draw();
  form.focus();
}

/** The form speaks with the words of the dialog of fitbit-config. */
function dialogWord(key: string, params?: Record<string, string>): string {
  return RED._(`@lowbatt/node-red-fitbit/fitbit-config:${key}`, params);
}
