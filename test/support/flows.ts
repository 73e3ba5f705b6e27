// The flows that tests deploy: our nodes with everything round them that shows how each msg ended.
import type { Sandbox } from '../../src/sandbox/sandbox';
import type { FlowNode } from './node-red';

/** Ids of the nodes of `mainFlow`. */
export const ids = {
  tab: 'aa00000000000001',
  config: 'aa00000000000002',
  inject: 'aa00000000000003',
  battery: 'aa00000000000004',
  account: 'aa00000000000005',
  sms: 'aa00000000000006',
  alerts: 'aa00000000000007',
  readings: 'aa00000000000008',
  sent: 'aa00000000000009',
  caught: 'aa0000000000000a',
  completed: 'aa0000000000000b',
  catch: 'aa0000000000000c',
  complete: 'aa0000000000000d',
} as const;

export function configNode(sandbox: Sandbox, cloud: string, fields: object = {}): FlowNode {
  const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';
  const client = sandbox.control.state().clients.find((one) => one.vendor === vendor);
  return {
    id: ids.config,
    type: 'fitbit-config',
    name: '',
    cloud,
    clientId: cloud === 'demo' ? '' : (client?.clientId ?? ''),
    country: 'DE',
    language: 'en',
    publicAddress: '',
    serve: 'own-port',
    port: 1881,
    bind: '127.0.0.1',
    webhooks: false,
    configVersion: 1,
    credentials: { clientSecret: cloud === 'demo' ? '' : (client?.clientSecret ?? '') },
    ...fields,
  };
}

export function accountNode(sandbox: Sandbox, fields: object = {}): FlowNode {
  const account = sandbox.control.state().twilio[0];
  return {
    id: ids.account,
    type: 'fitbit-sms-account',
    name: '',
    country: 'DE',
    messagingServiceSid: '',
    apiKeySid: '',
    region: '',
    edge: '',
    validityMinutes: 60,
    dailyPerNumber: 6,
    dailyAll: 100,
    configVersion: 1,
    credentials: {
      accountSid: account?.accountSid,
      authToken: account?.authToken,
      from: account?.numbers[0],
    },
    ...fields,
  };
}

export function injectNode(id: string, to: string, fields: object = {}): FlowNode {
  return {
    id,
    type: 'inject',
    z: ids.tab,
    name: '',
    props: [],
    repeat: '',
    crontab: '',
    once: false,
    onceDelay: 0.1,
    topic: '',
    x: 100,
    y: 100,
    wires: [[to]],
    ...fields,
  };
}

export function probeNode(id: string): FlowNode {
  return { id, type: 'test-probe', z: ids.tab, x: 700, y: 100, wires: [] };
}

/** Asks, decides, tells: inject, battery status, SMS; probes behind each output, behind Catch and Complete. */
export function mainFlow(
  sandbox: Sandbox,
  cloud: string,
  fields: { config?: object; battery?: object; sms?: object; account?: object; isDryRun?: boolean } = {},
): FlowNode[] {
  const place = { z: ids.tab, x: 300, y: 100 };
  return [
    { id: ids.tab, type: 'tab', label: 'Test' },
    configNode(sandbox, cloud, fields.config),
    ...(fields.isDryRun ? [] : [accountNode(sandbox, fields.account)]),
    injectNode(ids.inject, ids.battery),
    {
      ...place,
      id: ids.battery,
      type: 'fitbit-battery-status',
      name: '',
      config: ids.config,
      person: '',
      personName: '',
      low: 20,
      notSyncingHours: 24,
      critical: 5,
      remindHours: 0,
      goodNews: false,
      devices: 'last-synced',
      scales: false,
      configVersion: 1,
      // A test is about the same at every time of the day: only those of the advice hour have one.
      adviceAt: '',
      wires: [[ids.alerts, ids.sms], [ids.readings]],
      ...fields.battery,
    },
    {
      ...place,
      id: ids.sms,
      type: 'fitbit-sms-out',
      name: '',
      account: fields.isDryRun ? '' : ids.account,
      toType: 'msg',
      mayRepeat: false,
      configVersion: 1,
      wires: [[ids.sent]],
      ...fields.sms,
    },
    { ...place, id: ids.catch, type: 'catch', scope: null, uncaught: false, wires: [[ids.caught]] },
    { ...place, id: ids.complete, type: 'complete', scope: [ids.battery, ids.sms], wires: [[ids.completed]] },
    ...[ids.alerts, ids.readings, ids.sent, ids.caught, ids.completed].map(probeNode),
  ];
}
