// Opens the dialog: fills it, and ties what is typed and pressed to what it does.
import { explainInvalidFields } from '../../common/editor/checks';
import { copyFrom } from '../../common/editor/copy-button';
import { afterTyping } from '../../common/editor/typing';
import { addPerson, fillSource, linkPerson } from './add-person';
import { loadRedirect, loadServing } from './addresses';
import { connectNew, paste, reconnect, stopWaiting } from './connect';
import { type Dialog, pageOfPeople } from './dialog';
import { type ConfigNode, field, setOpen } from './fields';
import { showWhatMatters } from './hints';
import { prepareOwnerLink } from './owner-link';
import { showWayOut } from './page-says';
import { loadPeople, showPeople } from './people-list';
import { askBeforeRemoving, askBeforeRemovingDevice, confirmNumber, editPerson } from './person-actions';
import { fillNewLanguage, fillRegion } from './region';
import { rules } from './rules';

/** The answer closes it. */
export function openDialog(node: ConfigNode): () => void {
  const dialog = newDialog(node);
  setOpen(node);
  fillRegion(node);
  fillNewLanguage(node);
  $('#fitbit-waiting').toggle(false);
  explainInvalidFields(node, field, rules);
  watchFields(dialog);
  watchButtons(dialog);
  prepareOwnerLink(dialog);
  return () => {
    stopWaiting(dialog);
    dialog.open = false;
    setOpen(null);
  };
}

function newDialog(node: ConfigNode): Dialog {
  const dialog: Dialog = {
    node,
    open: true,
    attempt: undefined,
    timer: undefined,
    popup: null,
    people: [],
    wanted: '',
    most: pageOfPeople,
    edited: null,
    asked: null,
    way: 'paste',
    run: {
      reconnect: (person) => reconnect(dialog, person),
      edit: (person) => editPerson(dialog, person),
      confirmNumber: (person) => confirmNumber(dialog, person),
      link: (person, name) => linkPerson(dialog, person, name),
      remove: (person, row) => askBeforeRemoving(dialog, person, row),
      removeDevice: (person, device, line) => askBeforeRemovingDevice(dialog, person, device, line),
    },
  };
  return dialog;
}

/** What is typed decides what is shown, and what Node-RED is asked. */
function watchFields(dialog: Dialog): void {
  const { node } = dialog;
  const refresh = afterTyping(() => {
    if (!dialog.open) return;
    loadRedirect(dialog);
    loadServing(dialog);
    loadPeople(dialog);
  });
  for (const name of ['cloud', 'clientId', 'clientSecret', 'publicAddress', 'serve'] as const) {
    field(name).on('input change', () => {
      fillSource(node);
      showWhatMatters(node);
      refresh();
    });
  }
  for (const name of ['port', 'bind', 'passNodeAuth'] as const) field(name).on('input change', refresh);
  field('language').on('change', () => fillNewLanguage(node));
  field('webhooks').on('change', () => {
    showWhatMatters(node);
    showPeople(dialog);
  });
  $('#fitbit-people-search').on('input', () => {
    dialog.wanted = $('#fitbit-people-search').val();
    dialog.most = pageOfPeople;
    showPeople(dialog);
  });
  fillSource(node);
  showWhatMatters(node);
  refresh();
}

function watchButtons(dialog: Dialog): void {
  copyFrom('#fitbit-redirect');
  $('#fitbit-page-says').on('change', () => showWayOut(dialog.node));
  $('#fitbit-add').on('click', () => addPerson(dialog));
  $('#fitbit-connect').on('click', () => connectNew(dialog));
  $('#fitbit-paste').on('click', () => paste(dialog));
}
