// The sandbox: stand-ins for Google Health, Fitbit, Twilio and SMSGate on one port, wired together.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeCodes } from './codes';
import { type Control, makeControl } from './control';
import { answerControl } from './control-routes';
import { type Fault, makeFaults, replacesAnswer, spoil } from './faults';
import { fitbitApiRoutes } from './fitbit-api';
import { fitbitOAuthRoutes } from './fitbit-oauth';
import { googleHealthRoutes } from './google-health';
import { googleOAuthRoutes } from './google-oauth';
import { type Answer, empty, html, json, Refusal, type Request, type Route, readRequest } from './http';
import { makeIncomingBook } from './incoming-sms';
import { makeNotifier } from './notify';
import { makeOutgoing } from './outgoing';
import type { SandboxPerson } from './people';
import { makeRequestLog } from './request-log';
import { makeSmsBook, type Sms } from './sms';
import { smsGateRoutes } from './sms-gate';
import { type HandedOver, makeGatePhones } from './sms-gate-phones';
import { makeGateWebhooks } from './sms-gate-webhooks';
import { makeTokens } from './tokens';
import { twilioRoutes } from './twilio';
import { type Cloud, makeWorld } from './world';

export type { Control, SandboxState } from './control';
export type { DeviceState, PersonState } from './control-devices';
export type { SandboxDevice } from './devices';
export type { Fault } from './faults';
export type { Delivery, Notification, Verification } from './notify';
export type { SandboxPerson } from './people';
export type { Seen } from './request-log';
export type { Sms } from './sms';
export type { HandedOver } from './sms-gate-phones';
export type { Grant } from './tokens';
export type { Client, Cloud, Condition, Mode, TwilioAccount } from './world';

const FITBIT_ADDRESS = /^\/(oauth2|1|1\.\d)\//;

/** The real origins that the sandbox stands in for. */
const ORIGINS = [
  'https://accounts.google.com',
  'https://oauth2.googleapis.com',
  'https://health.googleapis.com',
  'https://www.gstatic.com',
  'https://www.fitbit.com',
  'https://api.fitbit.com',
  'https://api.twilio.com',
  'https://api.sms-gate.app',
];

export interface SandboxOptions {
  /** Default and only sensible value: 127.0.0.1. */
  host?: string | undefined;
  /** 0, the default: any free one. */
  port?: number | undefined;
  /** Everything made up follows from this word; tokens of one seed outlive a restart. */
  seed?: string | undefined;
  /** Epoch milliseconds; the one place where time comes in. */
  now?: (() => number) | undefined;
  /** Default: anna, bert, carla, dora and emil. */
  people?: SandboxPerson[] | undefined;
  /** Percent that a tracker loses each time its device list is read; its sync time then moves to now. */
  drainPerRead?: number | undefined;
  /** Called for every SMS that the Twilio stand-in accepts. */
  onSms?: ((sms: Sms) => void) | undefined;
  /** Called for every SMS that a phone of the SMSGate stand-in hands over. */
  onHandedOver?: ((sms: HandedOver) => void) | undefined;
  /** False leaves the `/sandbox` addresses out; `Sandbox.control` works all the same. */
  controlByHttp?: boolean | undefined;
}

export interface IssuedGrant {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
  /** Separated by spaces. */
  scope: string;
}

export interface Sandbox {
  /** Without a slash at the end. */
  url: string;
  seed: string;
  /** Real origin to the sandbox's own address. */
  origins: Record<string, string>;
  control: Control;
  /** What a consent would issue, without the consent page. Throws if there is no such person. */
  issueGrant(vendor: Cloud, personKey: string, clientId: string, scopes: string[]): IssuedGrant;
  /** Ends the server, open connections and everything still waiting. */
  close(): Promise<void>;
}

/** Starts the stand-ins. Rejects if the port is taken or a person's time zone does not exist. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, seed = 'lowbatt', controlByHttp = true } = options;
  const { now = Date.now, people, drainPerRead = 0, onSms = () => {}, onHandedOver = () => {} } = options;
  const world = makeWorld({ seed, now, people, drainPerRead });
  const tokens = makeTokens(world);
  const codes = makeCodes(world);
  const book = makeSmsBook(world);
  const incoming = makeIncomingBook(world);
  const faults = makeFaults();
  const log = makeRequestLog();
  const outgoing = makeOutgoing();
  const webhooks = makeGateWebhooks(world, outgoing);
  const gate = makeGatePhones(world, onHandedOver, webhooks.emit);
  const notifier = makeNotifier(world, outgoing);
  const books = { book, gate, webhooks, incoming };
  const control = makeControl({ world, tokens, ...books, faults, log, notifier, outgoing });
  const routes = [
    ...googleOAuthRoutes(world, tokens, codes),
    ...googleHealthRoutes(world, tokens),
    ...notifier.routes,
    ...fitbitOAuthRoutes(world, tokens, codes),
    ...fitbitApiRoutes(world, tokens),
    ...twilioRoutes(world, book, incoming, onSms),
    ...smsGateRoutes(world, gate, webhooks, outgoing),
  ];

  const server = createServer((incoming, outgoingAnswer) => {
    // A vendor's answers carry its own time, which here is the sandbox's.
    outgoingAnswer.setHeader('date', new Date(world.now()).toUTCString());
    serve(incoming, outgoingAnswer).catch(() => incoming.destroy());
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let request: Request;
    try {
      request = await readRequest(incoming);
    } catch (error) {
      // A connection that breaks while its request is read has nobody left to answer.
      if (error instanceof Refusal) write(response, error.answer);
      return;
    }
    if (controlByHttp && request.path.startsWith('/sandbox/'))
      return write(response, await guarded(() => answerControl(control, request)));
    await serveVendor(request, response);
  }

  async function serveVendor(request: Request, response: ServerResponse): Promise<void> {
    const { route, params } = findRoute(routes, request);
    const person = route?.who?.(request);
    const { vendor, call } = route ?? { vendor: 'unknown', call: 'unknown' };
    const seen = log.add(request, { vendor, call, person }, world.now());
    const fault = route && faults.take(vendor, call, person);
    if (fault?.delayMs !== undefined) await pause(fault.delayMs);
    const run = () => guarded(async () => answer(request, route, params));
    if (!route || !fault) {
      const real = await run();
      if (!real.isNobody) seen.status = real.status;
      return write(response, real, real.isNobody ? 'before' : undefined);
    }
    const real = !replacesAnswer(fault) || fault.after ? await run() : undefined;
    const spoiled = spoil(fault, route, real);
    if (fault.drop === undefined) seen.status = spoiled.status;
    write(response, spoiled, fault.drop);
  }

  function answer(request: Request, route: Route | undefined, params: Record<string, string>) {
    if (world.mode.fitbitGone && (route?.vendor === 'fitbit' || FITBIT_ADDRESS.test(request.path)))
      return html(410, '<!doctype html><title>410 Gone</title><h1>Gone</h1>');
    if (route) return route.handle(request, params);
    const other = routes.some((one) => one.path.test(request.path));
    return other ? empty(405) : json(404, { error: 'Not found', path: request.path });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => outgoing.later(ms, resolve));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;

  return {
    url,
    seed,
    origins: Object.fromEntries(ORIGINS.map((origin) => [origin, url])),
    control,
    issueGrant(vendor, personKey, clientId, scopes) {
      if (!world.people.has(personKey)) throw new Error(`There is no person "${personKey}" in the sandbox`);
      const consent = { vendor, person: personKey, clientId, scopes, offline: true };
      const { accessToken, refreshToken, expiresIn, scope } = tokens.consent(consent);
      return { accessToken, refreshToken: refreshToken ?? '', expiresIn, scope };
    },
    close() {
      outgoing.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function findRoute(routes: Route[], request: Request) {
  const route = routes.find((one) => one.method === request.method && one.path.test(request.path));
  return { route, params: { ...route?.path.exec(request.path)?.groups } };
}

/** Whatever a handler throws becomes an answer: nothing a client sends may end the process. */
async function guarded(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return json(500, { error: error instanceof Error ? error.message : String(error) });
  }
}

function write(response: ServerResponse, answer: Answer, drop?: Fault['fault']['drop']): void {
  const body = Buffer.from(answer.body);
  if (drop === 'before') {
    response.destroy();
    return;
  }
  // More is promised than ever comes, even where the body is empty.
  const promised = drop === 'stall' ? body.length + 1 : body.length;
  const length = answer.status === 204 ? {} : { 'content-length': String(promised) };
  response.writeHead(answer.status, { ...length, ...answer.headers });
  if (drop === undefined) {
    response.end(body);
    return;
  }
  // What is promised in the headers never comes in full: the cut waits until the first part has left.
  response.flushHeaders();
  const part = drop === 'headers' ? Buffer.alloc(0) : body.subarray(0, Math.ceil(body.length / 2));
  response.write(part, () => {
    if (drop !== 'stall') response.destroy();
  });
}
