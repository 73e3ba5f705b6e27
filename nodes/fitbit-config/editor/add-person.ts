// Adding somebody whose levels come by msgs, and saying by which name msgs are about a guest.
import type { ListedPerson, PersonAdded, PersonLinked, Sentence } from '../../common/admin-types';
import { sourceIdOf } from '../../common/source-id';
import { askFor, type Dialog } from './dialog';
import { scrollToResult, showResult } from './elements';
import { type ConfigNode, field, isByMsg, typed, typedClient } from './fields';
import { loadPeople } from './people-list';

/** A source is known by an id of its own, which stays with the flow. */
export function fillSource({ id }: ConfigNode): void {
  if (isByMsg()) field('sourceId').val(sourceIdOf({ id, sourceId: typed('sourceId') }));
}

export function addPerson(dialog: Dialog): void {
  const name = $('#fitbit-new-name').val().trim();
  if (!name) {
    $('#fitbit-new-name').trigger('focus');
    showResult('#fitbit-result', 'error', dialog.node._('fitbit-config.connect.needsName'));
    return;
  }
  const body: PersonAdded = {
    ...typedClient(),
    name,
    number: $('#fitbit-new-number').val().trim(),
    language: $('#fitbit-new-language').val(),
    country: typed('country'),
  };
  askFor<Sentence>(
    dialog,
    { method: 'POST', url: 'fitbit/people', body },
    ({ text }) => {
      showResult('#fitbit-result', 'done', text);
      for (const one of ['name', 'number']) $(`#fitbit-new-${one}`).val('');
      loadPeople(dialog, () => scrollToResult('#fitbit-result'));
    },
    (sentence) => showResult('#fitbit-result', 'error', sentence),
  );
}

/** The owner says by which name msgs are about a guest. */
export function linkPerson(dialog: Dialog, { id }: ListedPerson, name: string): void {
  const body: PersonLinked = { name: name.trim() };
  askFor<Sentence>(
    dialog,
    { method: 'POST', url: `fitbit/people/${encodeURIComponent(id)}/link`, body },
    ({ text }) => {
      showResult('#fitbit-people-said', 'done', text);
      loadPeople(dialog);
    },
    (sentence) => showResult('#fitbit-people-said', 'error', sentence),
  );
}
