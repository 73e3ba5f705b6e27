// The node that checks and tells: any msg asks for a check; alerts leave by output 1, new readings by output 2; what a
// msg asks for by its action leaves by output 3.
import type { NodeAPI, NodeDef } from 'node-red';
import { markBlind } from '../common/blind';
import { closedFlag } from '../common/closed';
import { configMissing, configOf } from '../common/config-of';
import { tellable } from '../common/guarded';
import { whenStarted } from '../common/started';
import { show } from '../common/status';
import type { ConfigNode } from '../fitbit-config/node';
import { createAlertOutput } from './alert-output';
import { createAnswers } from './answers';
import { createCheck } from './check';
import { failureStatus } from './failures';
import { hearMsgs } from './input';
import type { StatusDef, StatusNode } from './settings';
import { createThresholds } from './thresholds';
import { wakeWhenDue } from './wake';
import { createWatch } from './watch';

export function create(RED: NodeAPI, node: StatusNode, def: NodeDef & StatusDef): void {
  const isClosed = closedFlag(node);
  const config = configOf<ConfigNode>(RED, node, def.config);
  if (!config) {
    node.on('input', (_msg, _send, done) => done(tellable(RED, configMissing())));
    return;
  }
  const thresholds = createThresholds(RED, node, def, config);
  const watch = createWatch(node, def, thresholds, isClosed);
  const alerts = createAlertOutput(RED, node, isClosed);
  const check = createCheck(RED, node, def, config, thresholds, watch);
  wakeWhenDue(RED, node, def, config, thresholds, check, isClosed);

  const start = async () => {
    const ready = await config.ready;
    if (isClosed()) return;
    const lacking = ready.lack();
    if (lacking) {
      show(RED, node, failureStatus(lacking.code));
      markBlind(RED, node, lacking);
    }
    watch.judgeBy(ready, thresholds.own);
    await alerts.attach(ready.engine);
  };
  whenStarted(RED, node, start, (error) => {
    show(RED, node, 'storeTrouble');
    node.error(error);
  });
  hearMsgs(RED, node, def, check, createAnswers(config, thresholds), isClosed);
  node.on('close', alerts.detach);
  node.on('close', check.end);
}
