// The help of the nodes: it names every property of every msg that leaves, and none that does not.
import 'should';

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { languages, paletteNodes, wholeLanguages } from '../package/palette';
import { connectBody, consent } from '../support/consent';
import { accountNode, configNode, ids, mainFlow, probeNode } from '../support/flows';
import { codeSent, guest, personalLink, sendForm, signupFlow, signupIds } from '../support/guest';
import {
  type Documented,
  differences,
  documentedInputs,
  documentedOutputs,
  headings,
  propertiesOf,
  samples,
} from '../support/help';
import { movingUntil } from '../support/moving';
import { type FlowNode, type NodeRed, type Seen, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { read } from '../support/repository';
import { hookFlow, hookIds, webhookSecret } from '../support/webhook-flow';

const replies = 'aa00000000000020';
const answers = 'aa00000000000021';
const second = 'aa000000000000c2';

/** As Node-RED itself calls them; those of a language that is not here are only counted. */
const formOf: Record<string, readonly string[]> = {
  'en-US': ['Inputs', 'Outputs', 'Details', 'References'],
  de: ['Eingangsdaten', 'Ausgangsdaten', 'Details', 'Referenzen'],
  'es-ES': ['Entradas', 'Salidas', 'Detalles', 'Referencias'],
  fr: ['Entrées', 'Sorties', 'Détails', 'Références'],
  'pt-BR': ['Entradas', 'Saídas', 'Detalhes', 'Referências'],
};
const isWhole = (language: string) => wholeLanguages.includes(language);
const documentation = (one: Documented) => JSON.stringify(one);
const helpOf = (type: string, language: string) => read(`nodes/${type}/locales/${language}/${type}.html`);

describe('the help', () => {
  /** What left each output of each node in a real Node-RED. */
  let seen: Record<string, object[][]>;
  before(async function () {
    this.timeout(60_000);
    seen = await everyMsg();
  });

  for (const { type, definition } of paletteNodes()) {
    for (const language of languages) {
      describe(`of ${type} in ${language}`, () => {
        const help = helpOf(type, language);
        it('has the form of Node-RED: an introduction, inputs, outputs, details, references', () => {
          const [inputs, outputs, details, references] = formOf[language] ?? [];
          const { inputs: hasInput = 0, outputs: hasOutput = 0 } = definition;
          const wanted = [
            ...(hasInput > 0 ? [inputs] : []),
            ...(hasOutput > 0 ? [outputs] : []),
            details,
            references,
          ];
          headings(help).should.have.length(wanted.length);
          if (details) headings(help).should.eql(wanted);
          help.should.match(/^<script type="text\/html" data-help-name="[\w-]+">\n<p>/);
          help.should.not.match(/<(b|i|em|strong)>/);
        });

        it('documents what leaves it, and nothing else', () => {
          const ports = documentedOutputs(help, definition);
          ports.should.have.length(definition.outputs ?? 0);
          const found = ports.flatMap((port, at) => differences(port, seen[type]?.[at] ?? []));
          found
            .filter((one) => isWhole(language) || !one.endsWith(' is sent and not documented'))
            .should.eql([]);
        });

        it('shows a sample of what leaves each output, of properties that it documents', () => {
          const shown = samples(help);
          shown.length.should.be.aboveOrEqual(definition.outputs ?? 0);
          for (const port of documentedOutputs(help, definition)) {
            const own = shown.filter((one) => isOf(one, port, documentedInputs(help, definition)));
            own.length.should.be.above(0, port.map(({ name }) => name).join(', '));
          }
        });
      });
    }

    it(`of ${type} says the same in every language`, () => {
      const english = helpOf(type, 'en-US');
      for (const language of languages) {
        const other = helpOf(type, language);
        const inEnglish = documentedOutputs(english, definition).map((port) => port.map(documentation));
        for (const [at, port] of documentedOutputs(other, definition).entries()) {
          const here = port.map(documentation);
          // What is new may be missing for a while.
          here.should.eql((inEnglish[at] ?? []).filter((one) => isWhole(language) || here.includes(one)));
        }
        if (isWhole(language)) shapes(other).should.eql(shapes(english));
      }
    });
  }

  it('is compared so that every difference is found', () => {
    const help = `<h3>Outputs</h3><ol class="node-ports"><li>One
      <dl><dt>payload <span class="property-type">string | null</span></dt> <dd>it.</dd>
      <dt class="optional">to <span class="property-type">string</span></dt> <dd>there.</dd>
      <dt>a.b <span class="property-type">number</span></dt> <dd>it.</dd></dl></li><li>Two</li></ol><h3>Details</h3>
      <dt>late <span class="property-type">string</span></dt> <dd>not here.</dd>`;
    const [port = [], ...more] = documentedOutputs(help, { outputs: 2 });

    more.should.eql([[]]);
    differences(port, [
      { payload: null, a: { b: 1 } },
      { payload: 'x', a: { b: 1 }, to: 'x' },
    ]).should.eql([]);
    differences(port, [{ payload: 7, to: 'x', _msgid: '1', c: [] }]).should.eql([
      'c is sent and not documented',
      'payload can be number, and the help says string | null',
      'to is always sent, and marked as optional',
      'a.b is documented and never sent',
    ]);
    differences(port, [{ payload: 'x', a: { b: 1 } }, { to: '' }]).should.eql([
      'payload is not always sent, and not marked as optional',
      'a.b is not always sent, and not marked as optional',
    ]);
  });
});

/** Whether a sample has all that always leaves the port, and else nothing but what may be in such a msg. */
function isOf(sample: unknown, port: readonly Documented[], input: readonly Documented[]): boolean {
  const names = [...propertiesOf(sample as object).keys()];
  const known = [...port, ...input].map(({ name }) => name);
  return (
    port.every(({ name, isOptional }) => isOptional || names.includes(name)) &&
    names.every((name) => known.includes(name))
  );
}

/** The samples without the words in them. */
function shapes(help: string): string[][] {
  return samples(help).map((one) => [...propertiesOf(one as object).keys()]);
}

/** Makes each node send each kind of msg that it has: with and without a number, about a device and about a person. */
async function everyMsg(): Promise<Record<string, object[][]>> {
  const sandbox = await startSandbox();
  const red = await startNodeRed({ origins: sandbox.origins });
  try {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const config = { publicAddress: address, port, webhooks: true };
    const at = (...probes: string[]) => probes.map((probe) => msgsAt(red, probe));

    await red.deploy(signupFlow(sandbox, { config }));
    await red.comms.statuses.first(({ id, text }) => id === signupIds.node && text === 'open');
    await signUp(red, `${address}/fitbit/signup`, 'Anna', '0152 28817386');
    await wantNoSms(await signUp(red, `${address}/fitbit/signup`, 'Carla', '0152 28817387'));
    const signup = at(signupIds.toSend, signupIds.happened);

    red.msgs.clear();
    await red.deploy(hookFlow(sandbox, 'google-health', { config }));
    await red.comms.statuses.first(({ id, text }) => id === hookIds.hook && text === 'never verified');
    await notifyOf(red, sandbox, `${address}/fitbit/webhook`);
    const hook = at(hookIds.heard);

    await red.deploy([
      ...mainFlow(sandbox, 'google-health', {
        config,
        account: { next: second },
        battery: {
          ...quietTwelveHoursFromNow(),
          wires: [[ids.alerts, ids.sms], [ids.readings], [answers]],
        },
        sms: { wires: [[ids.sent], [replies]] },
      }),
      probeNode(answers),
      secondAccount(sandbox),
      probeNode(replies),
    ]);
    await connectWithoutNumber(red, sandbox, configNode(sandbox, 'google-health', config));
    await drain(red, sandbox, 'carla');
    sandbox.control.device({ person: 'anna', level: null, status: null, syncedAt: null });
    sandbox.control.device({ person: 'carla', level: 3, syncedAt: 'now' });
    await check(red, ({ probe, msg }) => probe === ids.alerts && msg.person.name === 'Bert');
    await red.msgs.first(({ probe, msg }) => probe === ids.readings && msg.payload === null);
    await tellAnew(red, 'Bert', '0152 28817388');
    await everyAnswer(red);
    await holdUntilAPauseEnds(red, sandbox, 'Bert');
    sandbox.control.tokens({ person: 'anna', vendor: 'google', action: 'revoke' });
    sandbox.control.twilio({ suspended: true });
    await check(red, ({ probe, msg }) => probe === ids.sent && msg.alert.kind === 'reconnect');
    sandbox.control.twilio({ suspended: false });
    const battery = at(ids.alerts, ids.readings, answers);
    const sent = msgsAt(red, ids.sent);
    return {
      'fitbit-signup': signup,
      'fitbit-webhook-in': hook,
      'fitbit-battery-status': battery,
      'fitbit-sms-out': [sent.map((msg) => without(msg, battery[0] ?? [])), await everyReply(red, sandbox)],
    };
  } finally {
    await red.remove();
    await sandbox.close();
  }
}

/** Another account at Twilio, by which SMS go on that the first refuses. */
function secondAccount(sandbox: Sandbox): FlowNode {
  const [accountSid, authToken, from] = [
    'AC0000000000000000000000000000c2c2',
    'another-token',
    '+12025550177',
  ];
  sandbox.control.twilio({ accountSid, authToken, numbers: [from] });
  return accountNode(sandbox, { id: second, credentials: { accountSid, authToken, from } });
}

/** What a msg asks for by its action. */
async function everyAnswer(red: NodeRed): Promise<void> {
  for (const [action, person] of [
    ['history', 'Bert'],
    ['chart', 'everybody'],
  ]) {
    await red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).receive(msg), ids.battery, {
      action,
      person,
    });
  }
  await red.msgs.some(2, ({ probe }) => probe === answers);
}

/** A word of somebody whom an alert was about, and a text of somebody who is nobody here. */
async function everyReply(red: NodeRed, sandbox: Sandbox): Promise<object[]> {
  const [known, unknown] = ['+4915228817386', '+4915112345678'];
  await red.inside(
    (RED, _load, id, to) => RED.nodes.getNode(id).receive({ to, payload: 'Door' }),
    ids.sms,
    unknown,
  );
  await red.msgs.first(({ probe, msg }) => probe === ids.sent && msg.to === unknown);
  sandbox.control.incomingSms({ from: known, body: 'stop' });
  sandbox.control.incomingSms({ from: unknown, body: 'Who is there?' });
  await movingUntil(
    red,
    red.msgs.some(2, ({ probe }) => probe === replies),
  );
  return msgsAt(red, replies);
}

function msgsAt(red: NodeRed, probe: string): Alert[] {
  return red.msgs
    .all()
    .filter((one) => one.probe === probe)
    .map(({ msg }) => msg);
}

interface Alert {
  alert?: { id: string };
}

/** What was put into a msg since it came in as an alert. */
function without(msg: Alert, alerts: readonly Alert[]): object {
  const before = alerts.find(({ alert }) => alert?.id === msg.alert?.id) ?? {};
  return Object.fromEntries(Object.entries(msg).filter(([name]) => !Object.hasOwn(before, name)));
}

/** Syncs of a day and a half, of which a forecast can be made, and a battery that is low now. */
async function drain(red: NodeRed, sandbox: Sandbox, person: string): Promise<void> {
  for (const [level, hoursAgo] of [
    [60, 36],
    [45, 24],
    [30, 12],
    [15, 1],
  ] as const) {
    const syncedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    sandbox.control.device({ person, device: 1, level, syncedAt });
    await check(red, ({ probe, msg }) => probe === ids.readings && msg.payload === level);
  }
}

async function check(red: NodeRed, isThere: (one: Seen) => boolean): Promise<void> {
  await red.advance(11_000);
  await red.inject(ids.inject);
  await movingUntil(red, red.msgs.first(isThere));
}

/** Somebody signs up, with a number; their personal link. */
async function signUp(red: NodeRed, address: string, name: string, number: string): Promise<string> {
  const who = guest();
  const url = await sendForm(who, address, { name, number, consent: 'yes' });
  const page = await who.open(await consent(url, name.toLowerCase()));
  const code = await codeSent(red, number.slice(-3));
  const done = await who.post(page.url, { do: 'confirm', code });
  await red.msgs.first(
    (one) =>
      one.probe === signupIds.happened && one.msg.payload === 'confirmed' && one.msg.person.name === name,
  );
  return personalLink(done.text);
}

async function wantNoSms(link: string): Promise<void> {
  const who = guest();
  await who.open(link);
  await who.post(link, { do: 'save', low: '', hours: '' });
}

/** Her tracker has synced, and is low. */
async function notifyOf(red: NodeRed, sandbox: Sandbox, url: string): Promise<void> {
  sandbox.control.device({ person: 'anna', level: 12, syncedAt: 'now' });
  await sandbox.control.verify({ vendor: 'google', url, secret: webhookSecret });
  await sandbox.control.notify({ vendor: 'google', url, people: ['anna'] });
  await red.advance(30_000);
  await red.msgs.first(({ probe }) => probe === ids.sent);
}

/** Somebody gets a number, and with that the alert that could not be sent before. */
async function tellAnew(red: NodeRed, who: string, number: string): Promise<void> {
  const { msg } = await red.msgs.first((one) => one.probe === ids.caught && one.msg.person?.name === who);
  await red.send('POST', `/fitbit/people/${msg.person.id}`, { number });
  await check(red, (one) => one.probe === ids.alerts && one.msg.alert.instead === msg.alert.id);
}

/** A minute that is far from now, in whatever zone of the sandbox's people. */
function quietTwelveHoursFromNow(): { quietFrom: string; quietTo: string } {
  const hour = String((new Date().getUTCHours() + 12) % 24).padStart(2, '0');
  return { quietFrom: `${hour}:00`, quietTo: `${hour}:01` };
}

/** Somebody is charged, low while paused, and told once that has ended. */
async function holdUntilAPauseEnds(red: NodeRed, sandbox: Sandbox, who: string): Promise<void> {
  const ask = (action: string) =>
    red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).receive(msg), ids.battery, {
      action,
      person: who,
    });
  const is = async (level: number, isThere: (one: Seen) => boolean) => {
    sandbox.control.device({ person: who.toLowerCase(), level, syncedAt: 'now' });
    await check(red, isThere);
  };
  await is(99, ({ probe, msg }) => probe === ids.readings && msg.payload === 99);
  await ask('pause');
  await is(14, ({ probe, msg }) => probe === ids.readings && msg.payload === 14);
  await ask('resume');
  await is(13, ({ probe, msg }) => probe === ids.alerts && msg.alert.heldUntil !== undefined);
}

async function connectWithoutNumber(red: NodeRed, sandbox: Sandbox, config: FlowNode): Promise<void> {
  sandbox.control.device({ person: 'bert', level: 3, syncedAt: 'now' });
  const person = { name: 'Bert', number: '', language: 'en' };
  const { json } = await red.send('POST', '/fitbit/connect', connectBody(config, person));
  await fetch(await consent(json.authorizeUrl, 'bert'));
}
