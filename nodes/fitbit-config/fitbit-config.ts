// What Node-RED loads for fitbit-config: registers the type and, for the dialog, its admin routes.
import type { NodeAPI } from 'node-red';
import { type Face, register } from '../common/register';
import { migrations } from './migrations';
import { registerRoutes } from './routes';

export = (RED: NodeAPI): void => {
  register(RED, 'fitbit-config', { credentials: { clientSecret: { type: 'password' } }, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
  registerRoutes(RED);
};
