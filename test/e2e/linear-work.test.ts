// What a stranger sends costs no more than something harmless of the same length: measured in processor time of a real
// Node-RED, each odd shape beside letters through the same entrance of the same process.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { accountNode } from '../support/flows';
import { pageOpens, signupNodes } from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';
import { hookFlow } from '../support/webhook-flow';

/** As much as Node.js takes of headers, and as a form may hold. */
const headerBytes = 14_000;
const bodyBytes = 150_000;
/** Each odd text, as long as asked for. */
const shapes: Record<string, (length: number) => string> = {
  blanks: (length) => `a${' '.repeat(length - 2)}b`,
  tabs: (length) => `a${'\t'.repeat(length - 2)}b`,
  slashes: (length) => `http://a${'/'.repeat(length - 9)}b`,
  commas: (length) => ','.repeat(length),
  semicolons: (length) => 'de;q=;'.repeat(length / 6),
  equals: (length) => '='.repeat(length),
  percents: (length) => `${'%'.repeat(length - 1)}b`,
  fields: (length) => 'a=&'.repeat(length / 3),
  'different fields': (length) => Array.from({ length: length / 7 }, (_one, at) => `${at}=1&`).join(''),
  'escaped blanks': (length) => `a=${'+'.repeat(length - 3)}b`,
  brackets: (length) => '['.repeat(length),
  dots: (length) => '1.'.repeat(length / 2),
  digits: (length) => '7'.repeat(length),
  'colons and zones': (length) => ':%'.repeat(length / 2),
};
const harmless = (length: number) => 'a'.repeat(length);
const headers = [
  'accept-language',
  'cookie',
  'x-forwarded-for',
  'x-fitbit-signature',
  'google-health-api-signature',
  'x-twilio-signature',
  'authorization',
  'content-type',
  'origin',
];
const rounds = 4;
/** A shape may cost some times what letters cost, and a young collection may fall into it; a square costs a hundred times. */
const dearest = { times: 10, ms: 40 };
const isTooDear = (ms: number, letters: number) => ms > dearest.times * letters + dearest.ms;
/** The least of so many counts: what the process does besides falls into one of them, what an input costs into all. */
const measures = 4;

describe('the work of strangers is linear', function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let red: NodeRed;
  let address: string;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({ origins: sandbox.origins });
    const port = await freePort();
    address = `http://localhost:${port}`;
    const config = { publicAddress: address, port, webhooks: true };
    await red.deploy([
      ...hookFlow(sandbox, 'google-health', { config }),
      accountNode(sandbox),
      ...signupNodes(),
    ]);
    await pageOpens(red);
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });
  beforeEach(async () => {
    // What was refused so far is forgotten, so that what comes is looked at.
    await red.advance(3_600_000 * 25);
  });

  /** Processor time of the whole Node-RED for some requests, in ms. */
  async function cost(ask: (at: number) => Promise<Response>): Promise<number> {
    const used = () => red.inside(() => process.cpuUsage().user / 1000);
    await (await ask(0)).arrayBuffer();
    const before = Number(await used());
    for (let at = 0; at < rounds; at += 1) {
      const answer = await ask(at);
      should(answer.status).not.equal(429);
      await answer.arrayBuffer();
    }
    return Number(await used()) - before;
  }

  /** Each shape through one entrance; the names of those that cost too much. */
  async function tooDear(length: number, ask: (text: string) => Promise<Response>): Promise<string[]> {
    const letters = await cost(() => ask(harmless(length)));
    const dear: string[] = [];
    for (const [name, make] of Object.entries(shapes)) {
      let least = Number.POSITIVE_INFINITY;
      for (let measured = 0; measured < measures && isTooDear(least, letters); measured += 1) {
        least = Math.min(least, await cost(() => ask(make(length))));
      }
      if (isTooDear(least, letters)) dear.push(`${name}: ${least} ms, letters ${letters} ms`);
    }
    return dear;
  }

  for (const header of headers) {
    it(`in the header ${header}, by the public port`, async () => {
      const dear = await tooDear(headerBytes, (text) =>
        fetch(`${address}/fitbit/signup`, { headers: { [header]: text.trim() } }),
      );
      should(dear).eql([]);
    });
  }

  it('in Accept-Language and the query, by the admin port', async () => {
    const dear = [
      ...(await tooDear(headerBytes, (text) =>
        fetch(`${red.url}/fitbit/page.css`, { headers: { 'accept-language': text.trim() } }),
      )),
      ...(await tooDear(headerBytes, (text) =>
        fetch(`${red.url}/fitbit/redirect?cloud=fitbit&publicAddress=${text.replace(/[\t %&]/g, '/')}`),
      )),
      ...(await tooDear(headerBytes, (text) =>
        fetch(`${red.url}/fitbit/overview?most=5&name=${text.replace(/[\t %&]/g, '/')}`),
      )),
    ];
    should(dear).eql([]);
  });

  it('in the query of each public path', async () => {
    for (const path of ['signup', 'signup/me', 'callback', 'webhook', 'sms']) {
      const dear = await tooDear(headerBytes, (text) =>
        fetch(`${address}/fitbit/${path}?${text.replace(/[\t ]/g, '+')}`),
      );
      should(dear).eql([], path);
    }
  });

  it('in the path itself', async () => {
    const dear = await tooDear(headerBytes, (text) =>
      fetch(`${address}/fitbit/${text.replace(/[\t %?]/g, '/')}`),
    );
    should(dear).eql([]);
  });

  for (const path of ['signup', 'signup/code', 'signup/me', 'webhook', 'sms']) {
    it(`in a body posted to ${path}, unproven`, async () => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const dear = await tooDear(bodyBytes, (text) =>
        fetch(`${address}/fitbit/${path}`, {
          method: 'POST',
          headers:
            path === 'webhook'
              ? { 'content-type': 'application/json' }
              : { ...form, 'x-twilio-signature': 'x' },
          body: path === 'sms' ? `AccountSid=${sandbox.control.state().twilio[0]?.accountSid}&${text}` : text,
        }).catch(() => new Response('')),
      );
      should(dear).eql([]);
    });
  }
});
