// What Node-RED loads for fitbit-signup: registers the type. The invitation word is a credential: flows are shown around.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-signup', { credentials: { invitation: { type: 'text' } }, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
