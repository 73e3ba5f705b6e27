// A person in the list: how they stand, and what can be done for them.
import type { ListedDevice, ListedPerson } from '../../common/admin-types';
import type { Dialog } from './dialog';
import { button } from './elements';
import { isByMsg } from './fields';
import { connectionText, deviceText, factsText, lastCheckText } from './person-words';

export function personRow(dialog: Dialog, person: ListedPerson): JQuery {
  const { node, edited } = dialog;
  const row = $('<li class="fitbit-person">');
  if (edited?.id === person.id) return row.append($(edited.form.form));
  headLine(dialog, person, row).appendTo(row);
  if (!isByMsg()) connectionLine(dialog, person).appendTo(row);
  else if (!person.isNamed) linkLine(dialog, person).appendTo(row);
  if (person.numberState === 'unproven') unprovenLine(dialog, person).appendTo(row);
  textLine(lastCheckText(node, person)).appendTo(row);
  for (const device of person.devices) deviceLine(dialog, person, device).appendTo(row);
  if (person.stopped) textLine(node._('fitbit-config.person.stopped')).appendTo(row);
  const orphan = isByMsg() ? 'fitbit-config.person.noSource' : 'fitbit-config.person.orphan';
  if (person.orphan) textLine(node._(orphan)).appendTo(row);
  return row;
}

const textLine = (text: string) => $('<div class="fitbit-person-line">').attr('dir', 'ltr').text(text);

/** A device that comes by msgs is there until the owner takes it off; a cloud would list it again. */
function deviceLine({ node, run }: Dialog, person: ListedPerson, device: ListedDevice): JQuery {
  const text = deviceText(node, device);
  if (!isByMsg()) return textLine(text);
  const line = $('<div class="fitbit-person-line fitbit-person-head">');
  const of = `${person.name}, ${device.name}`;
  return line.append(
    $('<span>').attr('dir', 'ltr').text(text),
    button(node._('fitbit-config.button.remove'), () => run.removeDevice(person, device, line), of),
  );
}

/** Name, facts and buttons. */
function headLine({ node, run }: Dialog, person: ListedPerson, row: JQuery): JQuery {
  const { name } = person;
  const head = $('<div class="fitbit-person-head">');
  $('<span>')
    .append($('<bdi>').text(name), ` · ${factsText(node, person)}`)
    .appendTo(head);
  if (!person.orphan && !isByMsg())
    button(node._('fitbit-config.button.reconnect'), () => run.reconnect(person), name).appendTo(head);
  button(node._('fitbit-config.button.edit'), () => run.edit(person), name)
    .attr('data-fitbit-edit', person.id)
    .appendTo(head);
  button(node._('fitbit-config.button.remove'), () => run.remove(person, row), name).appendTo(head);
  return head;
}

function connectionLine({ node }: Dialog, person: ListedPerson): JQuery {
  const isOk = person.access.state === 'ok';
  return $('<div class="fitbit-person-line">')
    .append($(isOk ? '<i class="fa fa-check fitbit-ok">' : '<i class="fa fa-warning fitbit-trouble">'), ' ')
    .append($('<span>').text(connectionText(node, person)));
}

/** Until then this person is not checked: the owner may vouch for the number where no code can be sent. */
function unprovenLine({ node, run }: Dialog, person: ListedPerson): JQuery {
  return $('<div class="fitbit-person-line fitbit-person-head">').append(
    $('<span>').append(
      $('<i class="fa fa-warning fitbit-trouble">'),
      ' ',
      $('<span>').text(node._('fitbit-config.person.unproven')),
    ),
    button(node._('fitbit-config.button.confirmNumber'), () => run.confirmNumber(person), person.name),
  );
}

/** Beside a guest: the name by which msgs are about them, and a button that says so. */
function linkLine({ node, run }: Dialog, person: ListedPerson): JQuery {
  const name = $('<input type="text" maxlength="60" dir="auto">')
    .val(person.name)
    .attr('aria-label', node._('fitbit-config.label.linkName'));
  return $('<div class="fitbit-person-line fitbit-person-head">').append(
    $('<span>').append(
      $('<i class="fa fa-warning fitbit-trouble">'),
      ' ',
      $('<span>').text(node._('fitbit-config.person.notLinked')),
    ),
    name,
    button(node._('fitbit-config.button.link'), () => run.link(person, name.val()), person.name),
  );
}
