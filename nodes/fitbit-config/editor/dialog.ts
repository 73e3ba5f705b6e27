// What belongs to one open dialog, and asking Node-RED on its behalf.
import type { ListedDevice, ListedPerson } from '../../common/admin-types';
import { type AdminRequest, ask, type Failure, isForbidden } from '../../common/editor/ask';
import type { PersonForm } from '../../common/editor/person-form';
import type { ConfigNode } from './fields';

/** How many people are shown at first, and how many more by each press of "Show more". */
export const pageOfPeople = 20;

/** How the browser comes back from the service's page. */
export type WayBack = 'here' | 'public' | 'paste';

/** What is answered after it was closed is dropped. */
export interface Dialog {
  node: ConfigNode;
  open: boolean;
  /** The connection that is under way, by the id that Node-RED gave it. */
  attempt: string | undefined;
  timer: number | undefined;
  popup: Window | null;
  people: ListedPerson[];
  /** What the list is searched for. */
  wanted: string;
  /** How many rows are shown at most. */
  most: number;
  /** Whoever is being edited: drawn again with the list, the form keeps what is typed. */
  edited: { id: string; form: PersonForm } | null;
  /** About whom it is asked whether a removal is meant. */
  asked: string | null;
  way: WayBack;
  run: PersonActions;
}

/** What the buttons beside a person do. */
export interface PersonActions {
  reconnect(person: ListedPerson): void;
  edit(person: ListedPerson): void;
  confirmNumber(person: ListedPerson): void;
  /** `name`: by which msgs are about them. */
  link(person: ListedPerson, name: string): void;
  /** `row`: where the question is asked whether they are to be removed. */
  remove(person: ListedPerson, row: JQuery): void;
  /** `line`: where the question is asked whether that is meant. */
  removeDevice(person: ListedPerson, device: ListedDevice, line: JQuery): void;
}

/** `onTrouble` gets a sentence, and the status of the answer. */
export function askFor<Answer>(
  dialog: Dialog,
  request: AdminRequest,
  onAnswer: (answer: Answer) => void,
  onTrouble: (sentence: string, status: number) => void,
): void {
  ask<Answer>(
    request,
    (answer) => {
      if (dialog.open) onAnswer(answer);
    },
    (failure) => {
      if (dialog.open) onTrouble(sentenceOf(dialog.node, failure), failure.status);
    },
  );
}

function sentenceOf(node: ConfigNode, failure: Failure): string {
  if (isForbidden(failure)) return node._('fitbit-config.trouble.notAllowed');
  return failure.text ?? node._('fitbit-config.trouble.noAnswer');
}
