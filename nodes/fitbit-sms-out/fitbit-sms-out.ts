// What Node-RED loads for fitbit-sms-out: registers the type. A fixed number is a credential: flows are shown around.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-sms-out', { credentials: { to: { type: 'text' } }, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
