// What is checked while somebody types.
import { wrongNetwork } from '../../common/editor/networks';
import { isPathTaken, isPublicPath } from '../../common/editor/public-paths';
import type { RuledName, WebhookNode } from './fields';

const networksRule: EditorRule<WebhookNode> = function (value, _options) {
  const wrong = wrongNetwork(value);
  return wrong === undefined || this._('fitbit-webhook-in.invalid.networks', { entry: wrong });
};

export const rules: Record<RuledName, EditorRule<WebhookNode>> = {
  path(value, _options) {
    if (isPathTaken(this, value)) return this._('fitbit-webhook-in.invalid.pathTaken');
    return isPublicPath(value) || this._('fitbit-webhook-in.invalid.path');
  },
  allowList: networksRule,
  trustProxies: networksRule,
};
