// The editor side of fitbit-sms-out: which account sends, and to whom.
(() => {
  interface SmsNode extends EditorNode {
    account: string;
    toType: string;
  }

  const field = (name: 'account' | 'to' | 'toType') => $(`#node-input-${name}`);

  /** Loose on purpose: the default country of the account decides how a number without + is read. */
  const isNumber = (value: string) => /^\+?[\d\s()./-]{5,}$/.test(value);

  const toRule: EditorRule<SmsNode> = function (value, _options) {
    if (field('toType').val() !== 'fixed') return true;
    return isVariable(value) || isNumber(value) || this._('fitbit-sms-out.invalid.to');
  };

  /** Says under the number what is wrong with it, while it is being typed; the red border is Node-RED's. */
  function explainInvalidNumber(node: SmsNode) {
    const sentence = $('<div class="fitbit-error" role="status">').appendTo(field('to').closest('.form-row'));
    const explain = () => {
      const verdict = toRule.call(node, field('to').val(), {});
      sentence.text(verdict === true ? '' : verdict).toggle(verdict !== true);
    };
    field('to').on('change keyup paste', explain);
    explain();
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
      configVersion: { value: 1 },
    },
    credentials: {
      to: { type: 'text', validate: toRule },
    },
    inputs: 1,
    outputs: 1,
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
    outputLabels() {
      return this._('fitbit-sms-out.port.accepted');
    },
    oneditprepare() {
      field('to').typedInput({
        default: 'msg',
        typeField: '#node-input-toType',
        types: [
          { value: 'msg', label: 'msg.to', hasValue: false },
          { value: 'fixed', label: this._('fitbit-sms-out.to.fixed') },
        ],
      });
      explainInvalidNumber(this);
      field('account').on('change', showDryRun);
      showDryRun();
    },
  });
})();
