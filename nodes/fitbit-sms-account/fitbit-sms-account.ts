// What Node-RED loads for fitbit-sms-account: registers the type. What a provider declares as a credential is one: flows
// are exported and shown around.
import type { NodeAPI } from 'node-red';
import { type AdminRoute, registerRoutes } from '../common/admin-routes';
import { type Face, register } from '../common/register';
import { declaredFields } from './fields';
import { migrations } from './migrations';

const admin = (): typeof import('./admin') => require('./admin');
const choices = (): typeof import('./choices') => require('./choices');
const routes: readonly AdminRoute[] = [
  ['post', '/fitbit/sms-test', 'write', () => admin().sendTest],
  ['post', '/fitbit/sms-choices/:provider/:field', 'write', () => choices().findChoices],
];

export = (RED: NodeAPI): void => {
  const { credentials } = declaredFields;
  register(RED, 'fitbit-sms-account', { credentials, migrations }, () => {
    const face: Face = require('./node');
    return face;
  });
  registerRoutes(RED, 'fitbit-sms-account', routes);
};
