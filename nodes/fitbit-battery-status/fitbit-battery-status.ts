// What Node-RED loads for fitbit-battery-status: registers the type.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-battery-status', { migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
};
