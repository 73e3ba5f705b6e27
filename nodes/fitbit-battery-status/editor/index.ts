// The editor side of fitbit-battery-status: whom to watch, and from which level on.
import '../../common/editor/style.css';
import { explainInvalidFields } from '../../common/editor/checks';
import { isolated } from '../../common/editor/isolated';
import { makeTyped, PLACES } from '../../common/editor/typed-input';
import { type BatteryNode, field, setOpen } from './fields';
import { showNextPerson } from './next-person';
import { listPeople, loadPeople, rememberPersonName } from './people-choice';
import { rules } from './rules';
import { fillInDefaults } from './saved-earlier';
import { beginWith, showWhatMatters } from './what-matters';
import { prepareWords, saveWords, wordsRule } from './words';

fillInDefaults();

/** Such as `20 %` or `flow.low`. */
function lowText({ low, lowType }: BatteryNode) {
  if (lowType === 'num') return `${low}\u00a0%`;
  const place = String(low).replace(/^#:\(.+?\)::/, '');
  return lowType === 'env' ? place : `${lowType}.${place}`;
}

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
    topicPattern: { value: '', validate: rules.topicPattern },
    addPeople: { value: false },
    adviceAt: { value: '20:00', validate: rules.adviceAt },
    empty: { value: 10, validate: rules.empty },
    words: { value: {}, validate: wordsRule },
    quietFrom: { value: '' },
    quietTo: { value: '', validate: rules.quietTo },
    escalateHours: { value: 0, validate: rules.escalateHours },
    escalatePerson: { value: '' },
    configVersion: { value: 4 },
  },
  credentials: {
    escalateNumber: { type: 'text', validate: rules.escalateNumber },
  },
  inputs: 1,
  outputs: 3,
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
    const ports = [
      'fitbit-battery-status.port.alerts',
      'fitbit-battery-status.port.readings',
      'fitbit-battery-status.port.answers',
    ];
    return this._(ports[index] ?? '');
  },
  oneditprepare() {
    setOpen(this);
    beginWith(this);
    showWhatMatters();
    makeTyped('#node-input-low', '#node-input-lowType', ['num', ...PLACES], (type) =>
      type === 'num' ? '20' : 'low',
    );
    listPeople(this, []);
    showNextPerson();
    explainInvalidFields(this, field, rules);
    prepareWords(this);
    field('person').on('change', rememberPersonName);
    for (const name of ['escalateHours', 'escalatePerson'] as const)
      field(name).on('input keyup change', showNextPerson);
    field('config').on('change', () => {
      showWhatMatters();
      loadPeople(this);
    });
  },
  oneditsave() {
    saveWords(this);
    setOpen(null);
  },
  oneditcancel() {
    setOpen(null);
  },
});
