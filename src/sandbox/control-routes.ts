// The control surface over HTTP: which address is which command.
import { BadInput } from './checks';
import type { Control } from './control';
import { shapes } from './control-input';
import { type Answer, json, type Request } from './http';

type Command = (body: unknown) => unknown;

/** Answers a request below `/sandbox`: 200 with what the command says, 400 `{error}`, or 404. */
export async function answerControl(control: Control, request: Request): Promise<Answer> {
  const { method, path } = request;
  const sid = /^\/sandbox\/sms\/(\w+)$/.exec(path)?.[1];
  const command =
    sid !== undefined && method === 'POST'
      ? (body: unknown) => control.smsStatus(sid, shapes.smsStatus(body, 'body'))
      : commands(control).get(`${method} ${path}`);
  if (!command) return json(404, { error: `There is no ${method} ${path} in the sandbox` });
  try {
    const result = await command(method === 'POST' ? readJson(request.body) : undefined);
    return json(200, result ?? { ok: true });
  } catch (error) {
    if (error instanceof BadInput) return json(400, { error: error.message });
    throw error;
  }
}

function commands(control: Control): Map<string, Command> {
  return new Map<string, Command>([
    ['GET /sandbox/state', () => control.state()],
    ['POST /sandbox/devices', (body) => control.device(shapes.device(body, 'body'))],
    ['POST /sandbox/drain', (body) => control.drain(shapes.drain(body, 'body'))],
    ['POST /sandbox/people', (body) => control.person(shapes.person(body, 'body'))],
    ['POST /sandbox/clients', (body) => control.client(shapes.client(body, 'body'))],
    ['POST /sandbox/twilio', (body) => control.twilio(shapes.twilio(body, 'body'))],
    ['POST /sandbox/conditions', (body) => control.conditions(shapes.conditions(body, 'body'))],
    ['POST /sandbox/tokens', (body) => control.tokens(shapes.tokens(body, 'body'))],
    ['GET /sandbox/grants', () => control.grants()],
    ['POST /sandbox/clock', (body) => control.clock(shapes.clock(body, 'body'))],
    ['POST /sandbox/mode', (body) => control.mode(shapes.mode(body, 'body'))],
    ['GET /sandbox/sms', () => control.sms()],
    ['DELETE /sandbox/sms', () => control.clearSms()],
    ['POST /sandbox/sms-outcome', (body) => control.smsOutcome(shapes.smsOutcome(body, 'body'))],
    ['GET /sandbox/sms-gate', () => control.gate()],
    ['POST /sandbox/sms-gate/phone', (body) => control.gatePhone(shapes.gatePhone(body, 'body'))],
    ['POST /sandbox/sms-gate/outcome', (body) => control.gateOutcome(shapes.gateOutcome(body, 'body'))],
    ['POST /sandbox/sms-gate/incoming', (body) => control.gateIncoming(shapes.gateIncoming(body, 'body'))],
    ['POST /sandbox/sms-gate/webhooks', (body) => control.gateWebhooks(shapes.gateWebhooks(body, 'body'))],
    ['POST /sandbox/incoming-sms', (body) => control.incomingSms(shapes.incomingSms(body, 'body'))],
    ['POST /sandbox/faults', (body) => control.fault(shapes.fault(body, 'body'))],
    ['GET /sandbox/faults', () => control.faults()],
    ['DELETE /sandbox/faults', () => control.clearFaults()],
    ['GET /sandbox/requests', () => control.requests()],
    ['DELETE /sandbox/requests', () => control.clearRequests()],
    ['POST /sandbox/notify', (body) => control.notify(shapes.notify(body, 'body'))],
    ['POST /sandbox/verify', (body) => control.verify(shapes.verify(body, 'body'))],
    ['GET /sandbox/deliveries', () => control.deliveries()],
    ['POST /sandbox/keyset', () => control.rotateKey()],
  ]);
}

function readJson(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw new BadInput('the body is not JSON');
  }
}
