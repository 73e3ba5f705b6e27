// What Node-RED loads for fitbit-battery-status: registers the type.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

/** A number is kept with the credentials, which no export holds. */
const credentials = { escalateNumber: { type: 'text' } } as const;

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-battery-status', { credentials, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
