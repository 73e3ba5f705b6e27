// What the buttons of an open alert and of a pause do.
import type { AdminRequest } from '../../common/editor/ask';
import { isolated } from '../../common/editor/isolated';
import type { AlertAnswered, OverviewAlert, OverviewPerson, PeoplePaused } from '../../common/overview-types';
import { askFor } from './asking';
import { focusOn } from './parts';
import { type PauseChooser, pauseChooser } from './pause-chooser';
import { places, tell } from './places';
import { choosers } from './under-way';
import { aheadWords, say } from './words';

export interface AlertActions {
  acknowledge(person: OverviewPerson, alert: OverviewAlert): void;
  snooze(person: OverviewPerson, alert: OverviewAlert): void;
  /** Opens what asks for how long, or closes it; the button with this key has the focus again then. */
  choosePause(person: OverviewPerson, key: string): void;
  /** What asks for how long, where another form closes it. */
  chooserFor(person: OverviewPerson): PauseChooser;
  resume(person: OverviewPerson): void;
  resumeAll(): void;
}

export function createAlertActions({ draw, onChange }: { draw(): void; onChange(): void }): AlertActions {
  function ask<Answer>(url: string, inWords: (answer: Answer) => string, body: object = {}): void {
    const finish = (sentence: string) => {
      tell(sentence);
      onChange();
    };
    const request: AdminRequest = { method: 'POST', url, body };
    askFor<Answer>(request, (answer) => finish(inWords(answer)), finish);
  }

  function answer({ name }: OverviewPerson, { conversation }: OverviewAlert, what: string): void {
    const url = `fitbit/alerts/${encodeURIComponent(conversation)}/${what}`;
    ask<AlertAnswered>(url, ({ state, until }) => {
      const isPutOff = state === 'snoozed' && until !== null;
      const words = isPutOff
        ? `${say('fitbit-sidebar.alert.snoozed')} ${aheadWords(until)}`
        : say('fitbit-sidebar.alert.acknowledged');
      return `${isolated(name)}: ${words}`;
    });
  }

  function chooser({ id, name }: OverviewPerson, close: (() => void) | null): PauseChooser {
    const made = pauseChooser(
      name,
      ({ span, isEverybody }) => {
        const done = ({ people }: PeoplePaused) => {
          const sentence = isEverybody
            ? say('fitbit-sidebar.pause.done', { number: people })
            : `${isolated(name)}: ${say('fitbit-sidebar.pause.doneOne')}`;
          close?.();
          if (!close) made.tell(sentence);
          tell(sentence);
          onChange();
        };
        const url = isEverybody ? 'fitbit/pause' : `${urlOf(id)}/pause`;
        askFor<PeoplePaused>({ method: 'POST', url, body: span }, done, made.tell);
      },
      close,
    );
    return made;
  }

  function choosePause(person: OverviewPerson, key: string): void {
    const { id } = person;
    const close = () => {
      choosers.delete(id);
      draw();
      const card = places.people.querySelector(`[data-fitbit-person="${CSS.escape(id)}"]`);
      if (card) focusOn(card, key);
    };
    if (choosers.has(id)) {
      close();
      return;
    }
    const made = chooser(person, close);
    choosers.set(id, made);
    draw();
    made.focus();
  }

  const resumed = ({ people }: PeoplePaused) => say('fitbit-sidebar.pause.ended', { number: people });

  return {
    acknowledge: (person, alert) => answer(person, alert, 'acknowledge'),
    snooze: (person, alert) => answer(person, alert, 'snooze'),
    choosePause,
    chooserFor: (person) => chooser(person, null),
    resume: ({ id, name }) =>
      ask(`${urlOf(id)}/resume`, () => `${isolated(name)}: ${say('fitbit-sidebar.pause.endedOne')}`),
    resumeAll: () => ask('fitbit/resume', resumed),
  };
}

const urlOf = (id: string) => `fitbit/people/${encodeURIComponent(id)}`;
