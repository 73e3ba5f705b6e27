// What Node-RED loads for fitbit-webhook-in: registers the type.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

const credentials = { verifyCode: { type: 'password' }, webhookSecret: { type: 'password' } } as const;

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-webhook-in', { credentials, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
