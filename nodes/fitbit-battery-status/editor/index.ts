// The editor side of fitbit-battery-status: whom to watch, and from which level on.
import { explainInvalidFields, isInteger } from '../../common/editor/checks';
import { isolated } from '../../common/editor/isolated';
import { isPlace, makeTyped, PLACES } from '../../common/editor/typed-input';
import '../../common/editor/style.css';

interface BatteryNode extends EditorNode {
  config: string;
  person: string;
  personName: string;
  low: string | number;
  lowType: string;
  critical: string | number;
}

interface ListedPerson {
  id: string;
  name: string;
}

const field = (name: string) => $(`#node-input-${name}`);

/** The node whose dialog is open: its other fields are read from the screen, those of all others from the flow. */
let editedId = '';
const current = (node: BatteryNode, name: 'low' | 'lowType') =>
  node.id === editedId ? field(name).val() : String(node[name]);

const rules: Record<'low' | 'critical' | 'notSyncingHours' | 'remindHours', EditorRule<BatteryNode>> = {
  low(value, _options) {
    const type = current(this, 'lowType');
    if (type !== 'num') return isPlace(type, value) || this._('fitbit-battery-status.invalid.place');
    return isInteger(value, 1, 100) || this._('fitbit-battery-status.invalid.percent');
  },
  critical(value, _options) {
    if (!isInteger(value, 1, 100)) return this._('fitbit-battery-status.invalid.percent');
    if (current(this, 'lowType') !== 'num') return true;
    // What is wrong with the other field is said there.
    if (!isInteger(current(this, 'low'), 1, 100)) return true;
    return Number(value) < Number(current(this, 'low')) || this._('fitbit-battery-status.invalid.critical');
  },
  notSyncingHours(value, _options) {
    return isInteger(value, 1, 720) || this._('fitbit-battery-status.invalid.hours');
  },
  remindHours(value, _options) {
    return isInteger(value, 0, 720) || this._('fitbit-battery-status.invalid.remindHours');
  },
};

/** Such as `20 %` or `flow.low`. */
function lowText({ low, lowType }: BatteryNode) {
  if (lowType === 'num') return `${low}\u00a0%`;
  const place = String(low).replace(/^#:\(.+?\)::/, '');
  return lowType === 'env' ? place : `${lowType}.${place}`;
}

/** Fills the select; a chosen person who is not in the list stays chosen, so that nothing changes unseen. */
function listPeople(node: BatteryNode, people: ListedPerson[], chosen: string) {
  const select = field('person').empty();
  const add = (id: string, name: string, label: string) =>
    $('<option>').attr('value', id).attr('data-name', name).text(label).appendTo(select);
  add('', '', node._('fitbit-battery-status.person.everybody'));
  for (const { id, name } of people) add(id, name, name);
  if (chosen && !people.some(({ id }) => id === chosen)) {
    const name = node.personName || chosen;
    add(chosen, name, node._('fitbit-battery-status.person.unknown', { name }));
  }
  select.val(chosen);
}

/** Asks who is connected to the chosen service, and keeps the choice even if no answer comes. */
function loadPeople(node: BatteryNode) {
  const configId = field('config').val();
  const config = RED.nodes.node(configId) as { cloud: string; clientId: string } | null;
  $('#fitbit-no-config').toggle(!config);
  const isStale = () => node.id !== editedId || configId !== field('config').val();
  const show = (people: ListedPerson[], hint: string) => {
    if (isStale()) return;
    listPeople(node, people, field('person').val());
    $('#fitbit-person-hint').text(hint);
  };
  if (!config) return show([], '');
  $.ajax({
    method: 'GET',
    url: 'fitbit/people',
    data: { cloud: config.cloud, clientId: config.clientId ?? '', configId },
    dataType: 'json',
    headers: { 'Accept-Language': RED.i18n.lang() },
  })
    .done((answer) => {
      const { people } = answer as { people: ListedPerson[] };
      show(people, people.length === 0 ? node._('fitbit-battery-status.hint.nobody') : '');
    })
    .fail(() => show([], node._('fitbit-battery-status.hint.noList')));
}

/** The label on the canvas shows the name, which the flow would not know from the id alone. */
function rememberPersonName() {
  field('personName').val(field('person').find('option:selected').attr('data-name') ?? '');
}

/** A node of ours that an earlier palette saved lacks what came later: the dialog shows what the node works with. */
RED.events.on('nodes:add', (node) => {
  if (!/^fitbit-/.test(node.type)) return;
  const newest = node._def.defaults.configVersion?.value;
  if (Number(node.configVersion ?? 0) >= Number(newest)) return;
  node.configVersion = newest;
  for (const [name, { value }] of Object.entries(node._def.defaults)) {
    if (node[name] === undefined) node[name] = value;
  }
});

RED.nodes.registerType<BatteryNode>('fitbit-battery-status', {
  category: 'fitbit',
  color: '#A6BBCF',
  icon: 'fitbit-battery.svg',
  defaults: {
    name: { value: '' },
    config: { value: '', type: 'fitbit-config', required: true },
    person: { value: '' },
    personName: { value: '' },
    low: { value: 20, validate: rules.low },
    lowType: { value: 'num' },
    notSyncingHours: { value: 24, validate: rules.notSyncingHours },
    critical: { value: 5, validate: rules.critical },
    remindHours: { value: 0, validate: rules.remindHours },
    goodNews: { value: false },
    devices: { value: 'last-synced' },
    scales: { value: false },
    configVersion: { value: 2 },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel() {
    return this._('fitbit-battery-status.paletteLabel');
  },
  label() {
    if (this.name) return this.name;
    const low = this._('fitbit-battery-status.nodeLabel', { low: lowText(this) });
    return this.personName ? `${isolated(this.personName)} ${low}` : low;
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  inputLabels() {
    return this._('fitbit-battery-status.port.check');
  },
  outputLabels(index) {
    return this._(index === 0 ? 'fitbit-battery-status.port.alerts' : 'fitbit-battery-status.port.readings');
  },
  oneditprepare() {
    editedId = this.id;
    makeTyped('#node-input-low', '#node-input-lowType', ['num', ...PLACES], (type) =>
      type === 'num' ? '20' : 'low',
    );
    listPeople(this, [], this.person);
    explainInvalidFields(this, field, rules);
    field('person').on('change', rememberPersonName);
    field('config').on('change', () => loadPeople(this));
  },
  oneditsave() {
    editedId = '';
  },
  oneditcancel() {
    editedId = '';
  },
});
