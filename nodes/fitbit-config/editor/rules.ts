// What is checked while somebody types.
import { isInteger } from '../../common/editor/checks';
import { comesByMsg } from '../../common/editor/services';
import { type ConfigNode, current, isOpen } from './fields';
import { hasLostSecret } from './lost-secrets';
import { isPublicAddress } from './public-address';

const servesOwnPort = (node: ConfigNode) =>
  current(node, 'cloud') !== 'demo' &&
  current(node, 'publicAddress') !== '' &&
  current(node, 'serve') === 'own-port';

export const rules: Record<'clientId' | 'publicAddress' | 'port' | 'bind', EditorRule<ConfigNode>> = {
  clientId(value, _options) {
    const cloud = current(this, 'cloud');
    if (cloud === 'demo' || comesByMsg(cloud)) return true;
    if (!value?.trim()) return this._('fitbit-config.invalid.clientId');
    // The dialog shows by itself what its own fields lack.
    const lacksSecret = hasLostSecret(this.id) && !isOpen(this) && !this.credentials?.clientSecret;
    return lacksSecret ? this._('fitbit-config.hint.needsSecret') : true;
  },
  publicAddress(value, _options) {
    if (current(this, 'cloud') === 'demo' || !value) return true;
    return isPublicAddress(value) || this._('fitbit-config.invalid.publicAddress');
  },
  port(value, _options) {
    if (!servesOwnPort(this)) return true;
    return isInteger(value, 1, 65_535) || this._('fitbit-config.invalid.port');
  },
  bind(value, _options) {
    if (!servesOwnPort(this)) return true;
    return /^(localhost|[\da-f.:]+)$/i.test(value) || this._('fitbit-config.invalid.bind');
  },
};
