// The editor side of fitbit-config: the service, the people who are connected to it, and how they are connected.
import '../../common/editor/style.css';
import { comesByMsg } from '../../common/editor/services';
import { followService } from '../../common/editor/usual-hours';
import { type ConfigNode, isByMsg } from './fields';
import { watchLostSecrets } from './lost-secrets';
import { openDialog } from './open-dialog';
import { rules } from './rules';

const cloudLabels: Record<string, string> = {
  'google-health': 'fitbit-config.cloud.googleHealth',
  fitbit: 'fitbit-config.cloud.fitbit',
  elsewhere: 'fitbit-config.cloud.elsewhere',
  demo: 'fitbit-config.cloud.demo',
};

let closeDialog = () => {};

watchLostSecrets();

RED.nodes.registerType<ConfigNode>('fitbit-config', {
  category: 'config',
  color: '#A6BBCF',
  defaults: {
    name: { value: '' },
    cloud: { value: 'google-health' },
    clientId: { value: '', validate: rules.clientId },
    sourceId: { value: '' },
    country: { value: '' },
    language: { value: 'en' },
    publicAddress: { value: '', validate: rules.publicAddress },
    serve: { value: 'own-port' },
    port: { value: 1881, validate: rules.port },
    bind: { value: '127.0.0.1', validate: rules.bind },
    passNodeAuth: { value: false },
    webhooks: { value: false },
    configVersion: { value: 1 },
  },
  credentials: {
    clientSecret: { type: 'password' },
  },
  paletteLabel() {
    return this._('fitbit-config.paletteLabel');
  },
  label() {
    return this.name || this._(cloudLabels[this.cloud] ?? 'fitbit-config.paletteLabel');
  },
  oneditprepare() {
    closeDialog = openDialog(this);
  },
  oneditsave() {
    followService(this.id, comesByMsg(this.cloud), isByMsg());
    closeDialog();
  },
  oneditcancel() {
    closeDialog();
  },
  oneditdelete() {
    closeDialog();
  },
});
