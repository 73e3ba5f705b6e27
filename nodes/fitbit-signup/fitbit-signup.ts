// What Node-RED loads for fitbit-signup: registers the type. The invitation word is a credential: flows are shown around.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-signup', { credentials: { invitation: { type: 'text' } } }, () => {
    const face: Face = require('./node');
    return face;
  });
};
