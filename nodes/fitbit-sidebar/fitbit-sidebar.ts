// What Node-RED loads for the sidebar tab: its admin routes. Registered on every Node.js, with every start, so they
// hold nothing, and what answers them is loaded with the first request.
import type { NodeAPI } from 'node-red';
import { type AdminAnswer, answered } from '../common/admin-answer';
import { tellChange } from '../common/changes';

type Answers = typeof import('./admin');

export = (RED: NodeAPI): void => {
  const { httpAdmin: admin } = RED;
  // Without an editor (httpAdminRoot: false) there is no sidebar.
  if (!admin) return;
  const may = (permission: 'read' | 'write') => RED.auth.needsPermission(`fitbit-config.${permission}`);
  const by = (pick: (answers: Answers) => AdminAnswer) =>
    answered(RED, 'fitbit-sidebar', () => {
      const answers: Answers = require('./admin');
      return pick(answers);
    });
  admin.get(
    '/fitbit/overview',
    may('read'),
    by(({ showOverview }) => showOverview),
  );
  admin.get(
    '/fitbit/report',
    may('read'),
    by(({ showReport }) => showReport),
  );
  admin.get(
    '/fitbit/dry-runs',
    may('write'),
    by(({ showDryRuns }) => showDryRuns),
  );
  admin.post(
    '/fitbit/people/:id/check',
    may('write'),
    by(({ checkNow }) => checkNow),
  );
  admin.post(
    '/fitbit/people/:id/test',
    may('write'),
    by(({ sendTest }) => sendTest),
  );
  // A deploy changes who looks after whom, and how the public address stands.
  RED.events.on('flows:started', () => tellChange(RED));
};
