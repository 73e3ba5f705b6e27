// The node that sends: by its account's outbox, or, without an account and for Demo, as a dry run.
import type { Node, NodeAPI, NodeDef, NodeMessage } from 'node-red';
import { demoPerson } from '../../src/clouds/demo-person';
import type { Engine } from '../../src/engine';
import { system } from '../../src/net/system';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { blankedLine, blankedText } from '../../src/sms/blanked';
import type { SentSms } from '../../src/sms/content';
import type { LateNews } from '../../src/sms/listeners';
import { type ReadySms, readySms } from '../../src/sms/message';
import { readNumber } from '../../src/sms/numbers';
import type { Outbox } from '../../src/sms/outbox';
import type { Provider, SmsProgress } from '../../src/sms/provider';
import { dryRun } from '../../src/sms/providers/dry-run';
import { meaningOf } from '../../src/sms/refusals';
import { readStatus } from '../../src/sms/statuses';
import { isBlind } from '../common/blind';
import { forgetDryRunsOfNode, keepDryRun } from '../common/dry-runs';
import { hasEngine, lease, patiently, withEngine } from '../common/lease';
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
  mayRepeat?: boolean;
}

interface SmsMessage extends NodeMessage {
  to?: unknown;
  alert?: unknown;
  person?: unknown;
  battery?: unknown;
  smsKey?: unknown;
  sms?: ShownSms;
}

type ShownSms = Omit<SentSms, 'sid'> & { sid: string | null };

interface DryRunOutbox {
  engine: Promise<Engine>;
  outbox: Promise<Outbox>;
  close(): Promise<void>;
}

type ShowDryRun = (sms: ReadySms, personId: string | null) => void;

/** An outbox for dry runs, with a lease of its own: there is no account that would hold one. */
function openDryRuns(RED: NodeAPI, nodeId: string, showDryRun: ShowDryRun): DryRunOutbox {
  const { engine, release } = lease(RED);
  const outbox = engine.then((opened) => opened.sms.openDryRun(nodeId, showDryRun));
  outbox.catch(() => undefined);
  return {
    engine,
    outbox,
    async close() {
      const opened = await outbox.catch(() => null);
      opened?.close();
      await opened?.idle();
      await release();
    },
  };
}

export function create(RED: NodeAPI, node: Node<{ to?: string }>, def: SmsOutDef): void {
  const account = def.account ? (RED.nodes.getNode(def.account) as AccountNode | null) : null;
  // A dry run is for who chose none; one that is disabled must not swallow alerts.
  if (def.account && !account?.ready) {
    const missing = new Trouble('no-account', 'sms.no-account');
    show(RED, node, 'noAccount');
    isBlind(RED, node, missing);
    node.on('input', (msg, _pass, done) => {
      keepUntold(RED, node.id, msg, missing.code)
        .then(() => done(tellable(RED, missing)))
        .catch(() => undefined);
    });
    return;
  }
  const detaches: (() => void)[] = [];
  let isClosed = false;

  const hear = (provider: Provider, { sms, trouble, isAccepted, msg }: LateNews) => {
    if (trouble) {
      show(RED, node, failureStatus(provider, trouble.code), { code: codeOf(trouble.code) });
      account?.refused(trouble);
      void keepUntold(RED, node.id, msg as SmsMessage, trouble.code).then(() =>
        node.error(tellable(RED, trouble), { ...msg, sms } as NodeMessage),
      );
      return;
    }
    const progress = progressStatus(provider, sms.status);
    show(RED, node, progress);
    if (['sent', 'delivered'].includes(progress)) account?.hasSent();
    // Its msg is long gone, and nobody behind this node has heard of it yet.
    if (isAccepted) node.send({ ...msg, sms: shown(sms) } as NodeMessage);
  };
  const attach = (outbox: Outbox) => {
    if (!isClosed) detaches.push(outbox.attach(node.id, (news) => hear(outbox.provider, news)));
  };
  if (account) {
    whenStarted(RED, node, async () => {
      const { outbox } = await account.ready.catch((thrown: unknown) => {
        // What kept the account from opening is told by the account, and by every msg that comes in.
        show(RED, node, failureStatus(account.provider, asTrouble(thrown).code));
        return { outbox: null };
      });
      if (outbox) attach(outbox);
    });
  }

  whenStarted(RED, node, () => takeUpUntold());

  /** What could not be told before this Deploy may be possible now, where number and account are good. */
  async function takeUpUntold(): Promise<void> {
    const isFixed = def.toType === 'fixed';
    if (isFixed && readNumber(node.credentials?.to, account?.country ?? '').number === null) return;
    const ready = account ? await account.ready.catch(() => null) : null;
    if ((account && !ready) || isClosed || !hasEngine(RED)) return;
    await withEngine(RED, ({ alerts }) =>
      alerts.untold.mended(node.id, isFixed, (id) => RED.nodes.getNode(id) !== null),
    );
  }

  let dryRuns: DryRunOutbox | null = null;
  /** Made with the first dry run: a node that sends nothing opens no store. */
  function inDryRuns(): DryRunOutbox {
    if (!dryRuns) {
      dryRuns = openDryRuns(RED, node.id, showDryRun);
      dryRuns.outbox.then(attach, () => undefined);
    }
    return dryRuns;
  }

  /**
   * How the SMS of a msg stands; null for who wants none, and if it has to wait and the account is closed before its
   * end is known.
   */
  async function send(msg: SmsMessage): Promise<ShownSms | null> {
    const to =
      def.toType === 'fixed'
        ? node.credentials?.to
        : await typedValue(RED, node, def.toType, def.toValue, msg);
    if ((to === undefined || to === null || to === '') && wantsNone(msg)) {
      show(RED, node, 'wantsNone');
      return null;
    }
    const text = await typedValue(RED, node, def.textType, def.text, msg);
    const { limits } = account?.provider ?? dryRun;
    const sms = readySms(to, text, account?.country ?? '', limits.characters);
    const ready = account ? await account.ready : null;
    const engine = ready?.engine ?? (await inDryRuns().engine);
    const isDemo = await engine.people.isDemo(personId(msg), sms.to);
    const isReal = ready !== null && !isDemo;
    const outbox = isReal ? ready.outbox : await inDryRuns().outbox;
    if (isReal) show(RED, node, 'sending');
    const asked = {
      nodeId: node.id,
      sms,
      ...keyOf(msg),
      msg: kept(msg),
      mayRepeat: def.mayRepeat === true,
      // A limit guards an account, and a dry run has none.
      isFree: !isReal,
    };
    const sent = await outbox.send(asked).catch((thrown: unknown) => {
      if (isReal) account?.refused(asTrouble(thrown));
      throw thrown;
    });
    if (!sent) return null;
    const status = progressStatus(outbox.provider, sent.status);
    // Without an account and a name of its own, the node is called a dry run already.
    show(RED, node, status === 'dryRun' && !account && !node.name ? 'notSent' : status);
    return shown(sent);
  }

  /** Nothing leaves: readers see it in the debug sidebar, whole only if it is made up, and who may write in our tab. */
  function showDryRun({ to, body }: ReadySms, personId: string | null): void {
    keepDryRun({ at: system.now(), to, body, personId, nodeId: node.id, accountId: def.account ?? '' });
    const isMadeUp = to === demoPerson.number;
    // What an owner writes to the made-up person may hold a number or a code all the same.
    const line = isMadeUp ? `SMS to ${to}: ${blankedText(body)}` : blankedLine({ to, body });
    publishDebug(RED, node, line);
    if (isMadeUp) node.log(line);
  }

  node.on('input', (msg: SmsMessage, pass, done) => {
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : '';
      show(RED, node, failureStatus(account?.provider ?? dryRun, code), { code: codeOf(code) });
      // What `done` throws is Node-RED's own, and is not told again.
      keepUntold(RED, node.id, msg, code)
        .then(() => done(error))
        .catch(() => undefined);
    };
    const sendAndPass = async () => {
      const sent = await send(msg);
      // An SMS that waits goes on without its msg: it is on disk, and `hear` tells how it went.
      if (sent) pass(withSms(msg, sent));
    };
    safely(RED, node, sendAndPass, fail, done);
  });

  node.on('close', (removed: boolean, done: () => void) => {
    isClosed = true;
    if (removed) forgetDryRunsOfNode(node.id);
    for (const detach of detaches) detach();
    const closing = dryRuns?.close() ?? Promise.resolve();
    patiently(closing).then(done, done);
  });
}

/** Keeps an alert whose SMS could not even be tried, or was not sent as the number is a former one, before its error is told: it does not count as told. Never rejects. */
async function keepUntold(RED: NodeAPI, nodeId: string, msg: SmsMessage, code: string): Promise<void> {
  try {
    if (keyOf(msg).isAlert) await withEngine(RED, ({ alerts }) => alerts.untold.failed(nodeId, msg, code));
  } catch {
    // The store is in trouble, and says so at every check.
  }
}

/** The msg as it came, with what became of it; a frozen one as a copy: its SMS has been sent. */
function withSms(msg: SmsMessage, sms: ShownSms): SmsMessage {
  try {
    msg.sms = sms;
    return msg;
  } catch {
    return { ...msg, sms };
  }
}

function failureStatus(provider: Provider, code: string): StatusName {
  if (code === 'no-number') return 'noNumber';
  if (code === 'bad-number') return 'badNumber';
  if (code.startsWith('store')) return 'storeTrouble';
  if (code.startsWith('sms-cap-')) return 'capReached';
  if (code === 'sms-repeated') return 'repeated';
  if (code === 'sms-old-news' || code === 'sms-too-old') return 'oldNews';
  return meaningOf(provider, code) === 'settings' ? 'misconfigured' : 'failed';
}

/** One that failed late was told as an error then: who asks for it again hears that it had been taken. */
const progressStatuses = {
  queued: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'accepted',
  'dry-run': 'dryRun',
} as const satisfies Record<SmsProgress, StatusName>;

function progressStatus(provider: Provider, word: string): StatusName {
  return progressStatuses[readStatus(provider, word, null).means ?? 'queued'];
}

/** As a msg has it: a dry run has no id at a provider. */
function shown(sms: SentSms): ShownSms {
  return { ...sms, sid: sms.sid || null };
}

/** `sms-30034` as it is shown: the vendor's number, which people can look up. */
function codeOf(code: string): string {
  return /^sms-(\d+)$/.exec(code)?.[1] ?? '';
}

/** What makes two msgs the same SMS: the alert's id, or a key that the flow gave. */
function keyOf({ alert, smsKey }: SmsMessage): { key: string | null; isAlert: boolean } {
  if (typeof smsKey === 'string' && smsKey !== '') return { key: smsKey, isAlert: false };
  const isAlert =
    typeof alert === 'object' && alert !== null && 'id' in alert && typeof alert.id === 'string';
  return { key: isAlert ? String(alert.id) : null, isAlert };
}

function personId({ person }: SmsMessage): string | null {
  return typeof person === 'object' && person !== null && 'id' in person && typeof person.id === 'string'
    ? person.id
    : null;
}

/** An alert about somebody who wants no SMS: their wish, and no mistake of the owner's. */
function wantsNone({ person }: SmsMessage): boolean {
  return typeof person === 'object' && person !== null && 'sms' in person && person.sms === false;
}

/** What a late failure will be told with: the designed fields, not whatever else is in the msg. */
function kept({ payload, topic, to, alert, person, battery, smsKey }: SmsMessage): Record<string, unknown> {
  return { payload, topic, to, alert, person, battery, smsKey };
}

/** As the debug node does it: to the sidebar, and not to the console. */
function publishDebug(RED: NodeAPI, node: Node, line: string): void {
  const { id, z, name } = node as Node & { z: string };
  const message = { id, z, name: name || 'SMS', topic: RED._('fitbit-sms-out.status.dryRun'), msg: line };
  RED.comms.publish('debug', RED.util.encodeObject(message, {}), false);
}
