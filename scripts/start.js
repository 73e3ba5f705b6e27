// npm start: the main job, for real. A Node-RED in a user folder of its own, the sandbox in the place of the clouds,
// the example flow, a person connected through the consent page, and a battery that drains until an SMS goes out. With
// --source other no cloud: a made-up watch publishes its level by MQTT, as Home Assistant would. With --sms phone the SMS
// leaves by a made-up Android phone in place of Twilio.
require('./require-node.js');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const readline = require('node:readline');
const { parseArgs } = require('node:util');

const root = path.join(__dirname, '..');
const minute = 60_000;
/** A check within ten seconds of another is answered without asking the cloud. */
const pressEveryMs = 11_000;
/** From 100 % to below 20 % in less than three presses. */
const drainPerSecond = 2.5;
/** Whose people msgs name, in the flow of --source other. */
const sourceId = '5a000000000000bb';
/** Where the made-up phone is: the sandbox answers there, on another port each time, and the flow is kept. */
const phoneAddress = 'http://192.168.1.20:8080';

const usage = `[PORT=N] npm start -- [--cloud google-health|fitbit | --source other] [--sms twilio|phone] [--until-sms] [--inspect]
  --cloud      which of the clouds is played (google-health)
  --source     other: no cloud; a made-up watch publishes its level by MQTT
  --sms        by what the SMS leaves: Twilio, or one's own Android phone with SMSGate (twilio)
  --until-sms  ends by itself when an SMS went out, as CI wants it
  --inspect    lets a debugger attach to Node-RED, at 127.0.0.1:9229
  PORT         Node-RED's port (1880)`;

const children = new Set();
let isEnding = false;

main().catch((error) => {
  console.error(error.message);
  end(1);
});

function readArguments() {
  try {
    return parseArgs({
      options: {
        cloud: { type: 'string' },
        source: { type: 'string' },
        sms: { type: 'string', default: 'twilio' },
        'until-sms': { type: 'boolean', default: false },
        inspect: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error.message}\n\n${usage}`);
  }
}

async function main() {
  const values = readArguments();
  if (values.help) {
    console.log(usage);
    return;
  }
  const { cloud = 'google-health', source } = values;
  if (!['google-health', 'fitbit'].includes(cloud)) {
    throw new Error(`--cloud is google-health or fitbit.\n\n${usage}`);
  }
  if (source !== undefined && (source !== 'other' || values.cloud !== undefined)) {
    throw new Error(`--source is other, and goes without --cloud.\n\n${usage}`);
  }
  if (!['twilio', 'phone'].includes(values.sms)) throw new Error(`--sms is twilio or phone.\n\n${usage}`);
  const isByPhone = values.sms === 'phone';
  const isByMsg = source === 'other';
  if (!fs.existsSync(path.join(root, 'dist', 'src', 'engine.js')))
    throw new Error('Run "npm start", which builds the project first.');
  const port = Number(process.env.PORT || 1880);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error('PORT must be a whole number from 1 to 65535.');
  }
  if (!(await isFree(port))) {
    throw new Error(`Port ${port} is taken. Stop what uses it, or choose another one: PORT=1890 npm start`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => end(values['until-sms'] ? 1 : 0));
  if (values['until-sms']) {
    setTimeout(() => {
      console.error('No SMS came within two minutes.');
      end(1);
    }, 2 * minute).unref();
  }

  const userDir = prepareUserDir(`${isByMsg ? 'other' : cloud}${isByPhone ? '-phone' : ''}`);
  const broker = isByMsg ? await startBroker() : null;
  const sandbox = await startSandbox((line) => {
    console.log(line);
    if (values['until-sms'] && line.startsWith('SMS to ') && line.includes('is at')) end(0);
  });
  await startNodeRed(
    userDir,
    port,
    sandbox,
    values.inspect,
    broker ? { DEMO_MQTT_PORT: String(broker.port) } : {},
  );
  const editor = `http://127.0.0.1:${port}`;
  console.log(`Node-RED: ${editor}   (the clouds are played by ${sandbox})`);

  const world = await getJson(`${sandbox}/sandbox/state`);
  const account = isByPhone
    ? phoneAccount(await getJson(`${sandbox}/sandbox/sms-gate`))
    : twilioAccount(world.twilio[0]);
  const anna = world.people.find(({ key }) => key === 'anna');
  if (broker) {
    await deployOnce(editor, account, '07 - A watch that Home Assistant knows', madeByMsg);
    await addOnce(editor, anna);
    publishDraining(broker, anna.name);
    return;
  }
  const flows = await deployOnce(editor, account, '01 - Battery alerts by SMS', (node) =>
    madeByCloud(node, cloud, world),
  );
  const config = flows.find(({ type }) => type === 'fitbit-config');
  const inject = flows.find(({ type }) => type === 'inject');

  await postJson(`${sandbox}/sandbox/devices`, { person: 'anna', level: 100, syncedAt: 'now' });
  await connectOnce(editor, config, anna);
  await post(`${editor}/inject/${inject.id}`);
  await postJson(`${sandbox}/sandbox/drain`, { person: 'anna', percentPerSecond: drainPerSecond });
  console.log(
    `${anna.name}'s battery drains from 100 %. The flow checks it every ${pressEveryMs / 1000} s; below 20 % an SMS goes out.`,
  );
  const press = setInterval(() => {
    post(`${editor}/inject/${inject.id}`).catch((error) => {
      clearInterval(press);
      if (!isEnding) console.error(`Node-RED does not answer any more: ${error.message}`);
      end(1);
    });
  }, pressEveryMs);
}

/** Made once and kept: what somebody changes in the editor is there again next time. */
function prepareUserDir(name) {
  const userDir = path.join(root, '.demo', name);
  const link = path.join(userDir, 'node_modules', '@lowbatt', 'node-red-fitbit');
  fs.mkdirSync(path.dirname(link), { recursive: true });
  // Made anew: the clone may have been moved, and an old link leads to another one's code, or nowhere.
  fs.rmSync(link, { force: true });
  fs.symlinkSync(root, link, 'junction');
  fs.writeFileSync(
    path.join(userDir, 'settings.js'),
    `// Written by npm start.
module.exports = {
  uiHost: '127.0.0.1',
  flowFile: 'flows.json',
  credentialSecret: 'only made-up secrets in here',
  telemetry: { enabled: false, updateNotification: false },
  editorTheme: { tours: false },
  logging: { console: { level: 'warn' } },
  // The addresses of the clouds, of Twilio and of the phone, played by the sandbox.
  fitbitConfigOrigins: JSON.parse(process.env.FITBIT_ORIGINS || '{}'),
};
`,
  );
  return userDir;
}

async function startSandbox(onLine) {
  const child = start('the sandbox', [path.join(root, 'build', 'src', 'sandbox', 'main.js'), '--port', '0']);
  const lines = readline.createInterface({ input: child.stdout });
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      const address = /^sandbox (http:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
      onLine(line);
    });
  });
}

async function startNodeRed(userDir, port, sandbox, isInspected, env) {
  const origins = Object.fromEntries(
    [
      'https://accounts.google.com',
      'https://oauth2.googleapis.com',
      'https://health.googleapis.com',
      'https://www.gstatic.com',
      'https://www.fitbit.com',
      'https://api.fitbit.com',
      'https://api.twilio.com',
      phoneAddress,
    ].map((origin) => [origin, sandbox]),
  );
  const child = start(
    'Node-RED',
    [
      ...(isInspected ? ['--inspect=127.0.0.1:9229', '--enable-source-maps'] : []),
      path.join(root, 'node_modules', 'node-red', 'red.js'),
      ...['-u', userDir, '-p', String(port)],
    ],
    {
      FITBIT_ORIGINS: JSON.stringify(origins),
      ...env,
    },
  );
  child.stdout.pipe(process.stdout);
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/flows`).catch(() => null);
    if (answer?.ok) return;
    if (isEnding) throw new Error('Node-RED did not start.');
    await pause(200);
  }
}

/** An MQTT broker on a free port of this machine; its port is written into no flow, as the flow is kept. */
async function startBroker() {
  const { Aedes } = await import('aedes');
  const aedes = await Aedes.createBroker();
  const server = net.createServer(aedes.handle);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    publish: (topic, payload) =>
      aedes.publish({ cmd: 'publish', topic, payload, qos: 1, retain: true }, () => {}),
  };
}

/** What the watch says, once a second, as Home Assistant's MQTT statestream would write it. */
function publishDraining(broker, name) {
  const startedAt = Date.now();
  const publish = () => {
    const level = 100 - Math.floor((drainPerSecond * (Date.now() - startedAt)) / 1000);
    if (level >= 0) broker.publish('homeassistant/sensor/sample_watch_battery_level/state', String(level));
  };
  publish();
  setInterval(publish, 1000);
  console.log(
    `${name}'s made-up watch publishes its level by MQTT, from 100 % down; below 20 % an SMS goes out.`,
  );
}

/** Adds a person the way the dialog of the service does; who is there already stays. */
async function addOnce(editor, { name, number }) {
  const query = new URLSearchParams({ cloud: 'elsewhere', clientId: sourceId });
  const { people } = await getJson(`${editor}/fitbit/people?${query}`);
  if (people.length > 0) return;
  const person = { cloud: 'elsewhere', clientId: sourceId, name, number, language: 'en', country: 'DE' };
  console.log((await postJson(`${editor}/fitbit/people`, person)).text);
}

/**
 * An example, as `made` changes its nodes, and with an SMS account in it; a flow that is there already stays. Resolves to
 * the flow.
 */
async function deployOnce(editor, account, title, made) {
  const { flows } = await getJson(`${editor}/flows`);
  if (flows.some(({ type }) => type === 'fitbit-config')) return flows;
  const file = fs.readFileSync(path.join(root, 'examples', `${title}.json`), 'utf8');
  // Ids of its own, so that the example itself can be imported beside it.
  const example = JSON.parse(file.replaceAll(/"f1b[0-9a-f](?=[0-9a-f]{12}")/g, '"5a00'));
  const deployed = example.map((node) =>
    node.type === 'fitbit-sms-out' ? { ...node, account: account.id } : made(node),
  );
  deployed.push(account);
  await postJson(`${editor}/flows`, { flows: deployed });
  return deployed;
}

const anyAccount = {
  id: '5a000000000000aa',
  type: 'fitbit-sms-account',
  name: 'Sandbox',
  country: 'DE',
  validityMinutes: 60,
  configVersion: 1,
};

function twilioAccount({ accountSid, authToken, numbers }) {
  return {
    ...anyAccount,
    messagingServiceSid: '',
    apiKeySid: '',
    region: '',
    edge: '',
    credentials: { accountSid, authToken, from: numbers[0] },
  };
}

function phoneAccount({ user, password }) {
  return {
    ...anyAccount,
    provider: 'sms-gate',
    gateAddress: phoneAddress,
    gateDevice: '',
    gateSim: '',
    credentials: { gateUser: user, gatePassword: password },
  };
}

function madeByCloud(node, cloud, world) {
  if (node.type === 'fitbit-config') {
    const client = world.clients.find(({ vendor }) => vendor === (cloud === 'fitbit' ? 'fitbit' : 'google'));
    return {
      ...node,
      name: `Sandbox (${cloud === 'fitbit' ? 'Fitbit Web API' : 'Google Health'})`,
      cloud,
      clientId: client.clientId,
      country: 'DE',
      credentials: { clientSecret: client.clientSecret },
    };
  }
  if (node.type === 'tab') return { ...node, label: 'Sandbox: Anna' };
  if (node.type !== 'comment') return node;
  const info = [
    'Made by npm start. The clouds and Twilio are played by a sandbox on this machine, where the SMS are printed.',
    'Her battery drains from 100 %; the alert comes once, below 20 %. Start npm start again to see another.',
  ].join('\n\n');
  return { ...node, name: 'Anna is connected to the sandbox and checked every few seconds', info };
}

function madeByMsg(node) {
  if (node.type === 'fitbit-config') return { ...node, sourceId, country: 'DE' };
  // Node-RED reads it from its environment: the broker has another port each time.
  if (node.type === 'mqtt-broker') {
    return { ...node, name: 'Broker of npm start', broker: '127.0.0.1', port: `\${DEMO_MQTT_PORT}` };
  }
  if (node.type === 'tab') return { ...node, label: "Sandbox: Anna's watch" };
  if (node.type !== 'comment') return node;
  const info = [
    'Made by npm start. The watch is made up: it publishes its level to an MQTT broker on this machine, as Home Assistant would. Twilio is played by a sandbox, where the SMS are printed.',
    'Its battery drains from 100 %; the alert comes once, below 20 %. Start npm start again to see another.',
  ].join('\n\n');
  return { ...node, name: "Anna's watch says its level every second", info };
}

/** Connects the way a person does: the dialog's request, the consent page, the way back into Node-RED. */
async function connectOnce(editor, config, person) {
  const query = new URLSearchParams({ cloud: config.cloud, clientId: config.clientId });
  const { people } = await getJson(`${editor}/fitbit/people?${query}`);
  if (people.some(({ access }) => access.state === 'ok')) return;
  const { id, authorizeUrl } = await postJson(`${editor}/fitbit/connect`, {
    ...config,
    configId: config.id,
    clientSecret: undefined,
    person: { name: person.name, number: person.number, language: 'en' },
  });
  const page = await (await fetch(authorizeUrl)).text();
  const form = new URLSearchParams();
  for (const [, tag] of page.matchAll(/<input ([^>]*)>/g)) {
    const [name, value, type] = ['name', 'value', 'type'].map((word) => attribute(tag, word));
    if (name && type !== 'radio') form.append(name, value ?? '');
  }
  form.set('person', person.key);
  form.set('decision', 'allow');
  const action = new URL(plainText(/<form[^>]* action="([^"]*)"/.exec(page)[1]), authorizeUrl);
  const decision = await fetch(action, { method: 'POST', body: form, redirect: 'manual' });
  await fetch(decision.headers.get('location'));
  const { state, text } = await getJson(`${editor}/fitbit/connect/${id}`);
  if (state !== 'connected') throw new Error(`Connecting failed: ${text ?? state}`);
  console.log(text);
}

function attribute(tag, name) {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found ? plainText(found[1]) : undefined;
}

function plainText(text) {
  return text.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))).replace(/&amp;/g, '&');
}

function start(name, args, env = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.on('exit', () => {
    children.delete(child);
    if (isEnding) return;
    console.error(`${name} has ended.`);
    end(1);
  });
  return child;
}

/** Ends every process that was started, and then this one. */
function end(code) {
  if (isEnding) return;
  isEnding = true;
  const ends = [...children].map(
    (child) =>
      new Promise((resolve) => {
        child.on('exit', resolve);
        child.kill('SIGTERM');
      }),
  );
  const tooLong = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, 15_000);
  void Promise.all(ends).then(() => {
    clearTimeout(tooLong);
    process.exit(code);
  });
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function getJson(url) {
  const answer = await fetch(url, { headers: { 'Node-RED-API-Version': 'v2' } });
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function postJson(url, body) {
  return (await post(url, body)).json().catch(() => ({}));
}

async function post(url, body = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${new URL(url).pathname}: ${answer.status} ${await answer.text()}`);
  return answer;
}

function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
