// The editor side of fitbit-sms-out: which account sends, to whom, and what.
import { mostNumbers, partsOf } from '../../../src/sms/number-list';
import { explainInvalidFields, isVariable } from '../../common/editor/checks';
import { isLikeNumber } from '../../common/editor/like-number';
import { isPlace, makeTyped, PLACES } from '../../common/editor/typed-input';
import '../../common/editor/style.css';

interface SmsNode extends EditorNode {
  account: string;
  toType: string;
  textType: string;
  mayRepeat: boolean;
}

type FieldName = 'account' | 'to' | 'toType' | 'toValue' | 'text' | 'textType';

const field = (name: FieldName) => $(`#node-input-${name}`);

/** The node whose dialog is open: its types are read from the screen, those of all others from the flow. */
let editedId = '';
const typeOf = (node: SmsNode, name: 'toType' | 'textType') =>
  node.id === editedId ? field(name).val() : node[name];

/** What is wrong with the numbers in the dialog, several perhaps: a key of the catalogue and the number that is none; null for nothing. */
function faultOf(value: string): { key: string; number: string } | null {
  if (isVariable(value)) return null;
  const numbers = partsOf(value);
  if (numbers.length > mostNumbers) return { key: 'fitbit-sms-out.invalid.tooMany', number: '' };
  const number = numbers.find((one) => !isLikeNumber(one));
  if (numbers.length > 0 && number === undefined) return null;
  return {
    key: numbers.length > 1 ? 'fitbit-sms-out.invalid.oneOfTo' : 'fitbit-sms-out.invalid.to',
    number: number ?? '',
  };
}

const rules: Record<'to' | 'toValue' | 'text', EditorRule<SmsNode>> = {
  /** A credential is known here only while the dialog is open. */
  to(value, _options) {
    if (this.id !== editedId || typeOf(this, 'toType') !== 'fixed') return true;
    const fault = faultOf(value);
    if (fault === null) return true;
    return this._(fault.key, { number: fault.number, most: mostNumbers });
  },
  toValue(value, _options) {
    const type = typeOf(this, 'toType');
    if (type !== 'fixed') return isPlace(type, value) || this._('fitbit-sms-out.invalid.place');
    // While the dialog is open the number itself is judged.
    return this.id === editedId || value === this.id || this._('fitbit-sms-out.invalid.to');
  },
  text(value, _options) {
    const type = typeOf(this, 'textType');
    if (type === 'str') return value.trim() !== '' || this._('fitbit-sms-out.invalid.text');
    return isPlace(type, value) || this._('fitbit-sms-out.invalid.place');
  },
};

/** A number is kept with the credentials, which no export holds; the name of a property belongs to the flow. */
function makeTo(node: SmsNode) {
  const keeper = () => field(field('toType').val() === 'fixed' ? 'to' : 'toValue');
  $('#fitbit-to').val(keeper().val());
  const fixed = { value: 'fixed', label: node._('fitbit-sms-out.to.fixed') };
  makeTyped('#fitbit-to', '#node-input-toType', [...PLACES, fixed], (type) =>
    type === 'fixed' ? field('to').val() : type === 'msg' ? 'to' : '',
  );
  $('#fitbit-to').on('keyup change', () => {
    keeper().val($('#fitbit-to').val());
  });
  const typed = $('#fitbit-to').closest('.form-row').find('.red-ui-typedInput-input').get();
  for (const input of typed) input.addEventListener('paste', pasteLines);
}

/** Numbers one below the other: a field of one line would join them to one number that is none. */
function pasteLines(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text') ?? '';
  if (!/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  document.execCommand('insertText', false, partsOf(text).join(', '));
}

const isAccount = (value: string) => value !== '' && value !== '_ADD_';

function showDryRun() {
  $('#fitbit-dry-run').toggle(!isAccount(field('account').val() ?? ''));
}

RED.nodes.registerType<SmsNode>('fitbit-sms-out', {
  category: 'fitbit',
  color: '#A6BBCF',
  icon: 'fitbit-sms.svg',
  align: 'right',
  defaults: {
    name: { value: '' },
    account: { value: '', type: 'fitbit-sms-account', required: false },
    toType: { value: 'msg' },
    toValue: { value: 'to', validate: rules.toValue },
    textType: { value: 'msg' },
    text: { value: 'payload', validate: rules.text },
    mayRepeat: { value: false },
    configVersion: { value: 2 },
  },
  credentials: {
    to: { type: 'text', validate: rules.to },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel() {
    return this._('fitbit-sms-out.paletteLabel');
  },
  label() {
    return (
      this.name ||
      this._(isAccount(this.account ?? '') ? 'fitbit-sms-out.nodeLabel' : 'fitbit-sms-out.nodeLabelDryRun')
    );
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  inputLabels() {
    return this._('fitbit-sms-out.port.sms');
  },
  outputLabels(index) {
    return this._(index === 0 ? 'fitbit-sms-out.port.accepted' : 'fitbit-sms-out.port.replies');
  },
  oneditprepare() {
    editedId = this.id;
    makeTo(this);
    makeTyped('#node-input-text', '#node-input-textType', [...PLACES, 'str'], (type) =>
      type === 'msg' ? 'payload' : '',
    );
    const showTextHint = () => $('#fitbit-text-hint').toggle(field('textType').val() === 'str');
    field('text').on('change', showTextHint);
    showTextHint();
    explainInvalidFields(this, field, rules);
    field('account').on('change', showDryRun);
    showDryRun();
  },
  oneditsave() {
    // The editor does not know a fixed number without its dialog. That there is a good one stands here as the node's
    // id: a copy, which gets no credentials, has another id.
    if (field('toType').val() === 'fixed')
      field('toValue').val(faultOf(field('to').val()) === null ? this.id : '');
    editedId = '';
  },
  oneditcancel() {
    editedId = '';
  },
});
