// The editor side of fitbit-signup: where other people join, what they are asked, and who may open the page.
import '../../common/editor/style.css';
import { field, type SignupNode } from './fields';
import { openDialog } from './open-dialog';
import { rules } from './rules';

let closeDialog = () => {};

RED.nodes.registerType<SignupNode>('fitbit-signup', {
  category: 'fitbit',
  color: '#A6BBCF',
  icon: 'fitbit-join.svg',
  defaults: {
    name: { value: '' },
    config: { value: '', type: 'fitbit-config', required: true },
    path: { value: '/fitbit/signup', validate: rules.path },
    title: { value: '' },
    contact: { value: '' },
    ownText: { value: '', validate: rules.ownText },
    confirm: { value: 'sms' },
    countries: { value: '', validate: rules.countries },
    maxPeople: { value: 100, validate: rules.maxPeople },
    dailyCodes: { value: 30, validate: rules.dailyCodes },
    allow: { value: 'any' },
    allowList: { value: '', validate: rules.allowList },
    trustProxies: { value: '127.0.0.1, ::1', validate: rules.trustProxies },
    // Beside the word itself, which is a credential: a word that was lost must not open the page to everybody.
    asksInvitation: { value: false },
    configVersion: { value: 1 },
  },
  credentials: {
    invitation: { type: 'text' },
  },
  inputs: 0,
  outputs: 2,
  paletteLabel() {
    return this._('fitbit-signup.paletteLabel');
  },
  label() {
    return this.name || this.title || this._('fitbit-signup.nodeLabel');
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  outputLabels(index) {
    return this._(index === 0 ? 'fitbit-signup.port.sms' : 'fitbit-signup.port.events');
  },
  oneditprepare() {
    closeDialog = openDialog(this);
  },
  oneditsave() {
    this.asksInvitation = String(field('invitation').val() ?? '').trim() !== '';
    closeDialog();
  },
  oneditcancel() {
    closeDialog();
  },
  oneditdelete() {
    closeDialog();
  },
});
