// The node that sends: by its account's outbox, or, without an account and for Demo, as a dry run.
import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import { demoPerson } from '../../src/clouds/demo-person';
import { Trouble } from '../../src/sentences/trouble';
import { type ReadySms, readySms } from '../../src/sms/message';
import type { LateNews, SentSms } from '../../src/sms/outbox';
import { safely, tellable } from '../common/safely';
import { whenStarted } from '../common/started';
import { type StatusName, show } from '../common/status';
import { typedValue } from '../common/typed-value';
import type { AccountNode } from '../fitbit-sms-account/node';

interface SmsOutDef extends NodeDef {
  account: string;
  /** `fixed` is a number that the credentials keep. */
  toType: 'fixed' | 'msg' | 'flow' | 'global' | 'env';
  toValue: string;
  textType: 'str' | 'msg' | 'flow' | 'global' | 'env';
  text: string;
}

interface SmsMessage extends NodeMessage {
  to?: unknown;
  alert?: unknown;
  person?: unknown;
  battery?: unknown;
  smsKey?: unknown;
  sms?: Omit<SentSms, 'sid'> & { sid: string | null };
}

export function create(RED: NodeAPI, node: Node<{ to?: string }>, def: SmsOutDef): void {
  const account = def.account ? (RED.nodes.getNode(def.account) as AccountNode | null) : null;
  // A dry run is for who chose none; one that is disabled must not swallow alerts.
  if (def.account && !account?.ready) {
    show(RED, node, 'noAccount');
    node.on('input', (_msg, _pass, done) => done(tellable(RED, new Trouble('no-account', 'sms.no-account'))));
    return;
  }
  let detach: () => void = () => undefined;
  let isClosed = false;

  const hear = ({ sms, trouble, msg }: LateNews) => {
    if (!trouble) return show(RED, node, progress(sms.status));
    show(RED, node, 'failed', { code: codeOf(trouble.code) });
    node.error(tellable(RED, trouble), { ...msg, sms } as NodeMessage);
  };
  if (account) {
    whenStarted(RED, node, async () => {
      // What kept the account from opening is told by the account, and by every msg that comes in.
      const { outbox } = await account.ready.catch(() => ({ outbox: null }));
      if (!isClosed && outbox) detach = outbox.attach(node.id, hear);
    });
  }

  async function send(msg: SmsMessage): Promise<SmsMessage> {
    const to =
      def.toType === 'fixed'
        ? node.credentials?.to
        : await typedValue(RED, node, def.toType, def.toValue, msg);
    const text = await typedValue(RED, node, def.textType, def.text, msg);
    const sms = readySms(to, text, account?.country ?? '');
    const ready = account ? await account.ready : null;
    if (!ready || (await ready.engine.isDemo(personId(msg), sms.to))) return rehearse(msg, sms);
    show(RED, node, 'sending');
    const sent = await ready.outbox.send({ nodeId: node.id, sms, key: keyOf(msg), msg: kept(msg) });
    show(RED, node, progress(sent.status));
    msg.sms = sent;
    return msg;
  }

  /** Nothing leaves: the SMS is shown in the debug sidebar, and in the console only if it is made up. */
  function rehearse(msg: SmsMessage, { to, body, segments }: ReadySms): SmsMessage {
    show(RED, node, 'dryRun');
    const line = `SMS to ${to}: ${body}`;
    publishDebug(RED, node, line);
    if (to === demoPerson.number) node.log(line);
    msg.sms = { sid: null, status: 'dry-run', segments, to };
    return msg;
  }

  node.on('input', (msg: SmsMessage, pass, done) => {
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : '';
      show(RED, node, failureStatus(code), { code: codeOf(code) });
      done(error);
    };
    safely(RED, node, async () => pass(await send(msg)), fail, done);
  });

  node.on('close', (done: () => void) => {
    isClosed = true;
    detach();
    done();
  });
}

function failureStatus(code: string): StatusName {
  if (code === 'no-number') return 'noNumber';
  if (code === 'bad-number') return 'badNumber';
  if (code.startsWith('store')) return 'storeTrouble';
  return ['sms-no-credentials', 'sms-no-sender', 'sms-region-and-edge', 'sms-20003'].includes(code)
    ? 'misconfigured'
    : 'failed';
}

function progress(status: string): StatusName {
  if (status === 'delivered' || status === 'read') return 'delivered';
  return status === 'sent' ? 'sent' : 'accepted';
}

/** `sms-30034` as it is shown: the vendor's number, which people can look up. */
function codeOf(code: string): string {
  return /^sms-(\d+)$/.exec(code)?.[1] ?? '';
}

/** What makes two msgs the same SMS: the alert's id, or a key that the flow gave. */
function keyOf({ alert, smsKey }: SmsMessage): string | null {
  if (typeof smsKey === 'string' && smsKey !== '') return smsKey;
  return typeof alert === 'object' && alert !== null && 'id' in alert && typeof alert.id === 'string'
    ? alert.id
    : null;
}

function personId({ person }: SmsMessage): string | null {
  return typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string'
    ? person.id
    : null;
}

/** What a late failure will be told with: the designed fields, not whatever else the msg carries. */
function kept({ payload, topic, to, alert, person, battery, smsKey }: SmsMessage): Record<string, unknown> {
  return { payload, topic, to, alert, person, battery, smsKey };
}

/** As the debug node does it: to the sidebar, and not to the console. */
function publishDebug(RED: NodeAPI, node: Node, line: string): void {
  const { id, z, name } = node as Node & { z: string };
  const message = { id, z, name: name || 'SMS', topic: 'dry run', msg: line };
  RED.comms.publish('debug', RED.util.encodeObject(message, {}), false);
}
