// What Node-RED loads for fitbit-sms-account: registers the type. Numbers and the Account SID are credentials too,
// because flows are exported and shown around.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

const credentials = {
  accountSid: { type: 'text' },
  authToken: { type: 'password' },
  from: { type: 'text' },
  apiKeySecret: { type: 'password' },
} as const;

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-sms-account', { credentials, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
