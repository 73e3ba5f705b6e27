// The buttons of a card: an edit; a test alert, where any alert could leave; a check, where one could work.

import { mayChange } from '../../common/editor/ask';
import type { OverviewPerson } from '../../common/overview-types';
import { button, icon } from './parts';
import type { PersonActions } from './person-actions';
import { busy } from './under-way';
import { say } from './words';

export function personButtons(person: OverviewPerson, run: PersonActions): HTMLElement[] {
  const { id, name, connected, need, watches, mayEdit } = person;
  if (!mayChange()) return [];
  const isBusy = busy.has(id);
  const small = (key: string, label: string, picture: string, onClick: () => void) => {
    const attributes = { title: label, 'aria-label': `${label}: ${name}`, 'aria-busy': String(isBusy) };
    const made = button(key, '', onClick, attributes);
    made.append(icon(picture));
    return made;
  };
  const edit = mayEdit
    ? [small('edit', say('fitbit-sidebar.button.edit'), 'pencil', () => run.edit(person))]
    : [];
  if (need === 'confirm') return edit;
  const picture = isBusy ? 'refresh fa-spin' : 'refresh';
  const check = connected
    ? [small('check', say('fitbit-sidebar.button.check'), picture, () => run.checkNow(person))]
    : [];
  const test =
    watches.length > 0
      ? [small('test', say('fitbit-sidebar.button.test'), 'paper-plane-o', () => run.sendTest(person))]
      : [];
  return [...check, ...test, ...edit];
}
