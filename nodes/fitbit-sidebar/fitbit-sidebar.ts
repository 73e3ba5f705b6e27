// What Node-RED loads for the sidebar tab: its admin routes. Registered on every Node.js, with every start, so they
// hold nothing, and what answers them is loaded with the first request.
import type { NodeAPI } from 'node-red';
import { type AdminRoute, registerRoutes } from '../common/admin-routes';
import { tellChange } from '../common/changes';

const admin = (): typeof import('./admin') => require('./admin');

const answering = (): typeof import('./answering') => require('./answering');

const routes: readonly AdminRoute[] = [
  ['get', '/fitbit/overview', 'read', () => admin().showOverview],
  ['get', '/fitbit/report', 'read', () => admin().showReport],
  ['get', '/fitbit/dry-runs', 'write', () => admin().showDryRuns],
  ['post', '/fitbit/people/:id/check', 'write', () => admin().checkNow],
  ['post', '/fitbit/people/:id/test', 'write', () => admin().sendTest],
  ['post', '/fitbit/alerts/:conversation/acknowledge', 'write', () => answering().acknowledgeAlert],
  ['post', '/fitbit/alerts/:conversation/snooze', 'write', () => answering().snoozeAlert],
  ['post', '/fitbit/people/:id/pause', 'write', () => answering().pausePeople],
  ['post', '/fitbit/people/:id/resume', 'write', () => answering().resumePeople],
  ['post', '/fitbit/pause', 'write', () => answering().pausePeople],
  ['post', '/fitbit/resume', 'write', () => answering().resumePeople],
];

export = (RED: NodeAPI): void => {
  // Without an editor (httpAdminRoot: false) there is no sidebar.
  if (!RED.httpAdmin) return;
  registerRoutes(RED, 'fitbit-sidebar', routes);
  // A deploy changes who looks after whom, and how the public address stands.
  RED.events.on('flows:started', () => tellChange(RED));
};
