// A second provider of SMS is a new file, its words and a line in the list: put into a copy of the sources, it is built,
// drawn in the dialog and sends.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import should = require('should');

import { ids, probeNode } from '../support/flows';
import { type HttpServer, httpServer } from '../support/http-server';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { copyOfPalette, type PaletteCopy } from '../support/palette-copy';

/** Posts to an address of the owner's own. */
const pigeon = `// A provider that a test made up: it posts to a webhook.
import type { AccountProvider } from '../provider';
import { refusedOutcome, unsentTrouble } from '../refusals';

const said = {
  label: 'Pigeon post',
  refusals: { 402: { means: 'account', sentence: 'sms.rejected' } },
} satisfies Partial<AccountProvider>;

export const pigeon: AccountProvider<'loft' | 'ring'> = {
  id: 'pigeon',
  ...said,
  limits: { characters: 30, validityMinutes: { least: 1, most: 600 } },
  statuses: [{ word: 'landed', means: 'delivered', isFinal: true }],
  callback: null,
  fields: [
    { name: 'loft', kind: 'text', isCredential: false, icon: 'fa-home', required: true, pattern: /^https?:\\/\\// },
    { name: 'ring', kind: 'secret', hint: 'ring' },
  ],
  warnings: [],
  open: ({ loft, ring }, { http }) => ({
    ifUncertain: 'give-up',
    async send({ id, to, body }) {
      const outcome = await http.send({
        method: 'POST',
        url: loft,
        headers: { authorization: \`Ring \${ring}\`, 'content-type': 'application/json' },
        body: JSON.stringify({ to, body }),
        retry: 'unsent',
      });
      if (!outcome.ok) {
        return outcome.failure.sent === 'unsent'
          ? { kind: 'unsent', trouble: unsentTrouble(said) }
          : { kind: 'uncertain' };
      }
      const { status } = outcome.answer;
      if (status >= 400 && status < 500) return refusedOutcome(said, status, status);
      return { kind: 'accepted', sid: id, status: 'landed', segments: null };
    },
    poll: async () => ({ kind: 'unknown' }),
  }),
};
`;

const words = {
  way: { pigeon: 'By pigeon' },
  label: { loft: 'Loft', ring: 'Ring' },
  hint: { ring: 'Round the leg.' },
  invalid: { loft: 'Write an address.' },
};

describe('a second provider of SMS', () => {
  let copy: PaletteCopy;
  let loft: HttpServer;
  let status: number;
  let red: NodeRed;

  before(async function () {
    // The compiler reads everything anew.
    this.timeout(180_000);
    loft = await httpServer((response) => {
      response.statusCode = status;
      response.end();
    });
    copy = copyOfPalette();
    addTo(copy);
    should(copy.build()).equal('');
    red = await startNodeRed({ palette: copy.folder, realClock: true });
    await red.deploy(flow(loft.url));
  });
  beforeEach(() => {
    status = 204;
    red.msgs.clear();
  });
  after(async () => {
    await red?.remove();
    await loft.close();
    copy.remove();
  });

  const send = (payload: string) =>
    red.inside((RED, _load, node, msg) => RED.nodes.getNode(node).receive(msg), ids.sms, {
      to: '+4915228817386',
      payload,
    });
  const at = (probe: string) => red.msgs.first((one) => one.probe === probe);

  it('is a new file, its words, and one line in the list of providers', () => {
    copy.changed().should.eql(['src/sms/providers/registry.ts']);
  });

  it('can be chosen in the dialog, which draws its fields and keeps its secrets out of the flow', async () => {
    const { text: pages } = await red.request('/nodes', { headers: { accept: 'text/html' } });

    pages.should.match(
      /<select id="node-config-input-provider">.*<option value="pigeon" data-i18n="fitbit-sms-account.way.pigeon"></,
    );
    pages.should.match(/<input type="text" id="node-config-input-loft"/);
    pages.should.match(/<input type="password" id="node-config-input-ring"/);
    const registered = /registerType\("fitbit-sms-account"[\s\S]*?paletteLabel/.exec(pages)?.[0] ?? '';
    const [defaults = '', credentials = ''] = registered.split('credentials:');
    defaults.should.match(/\bloft: \{/).and.not.match(/\bring: \{/);
    credentials.should.match(/\bring: \{ type: "password" \}/).and.not.match(/\bloft: \{/);
  });

  it('sends, and says how its SMS fare in its own words', async () => {
    await send('Low');
    const { msg } = await at(ids.sent);

    const asked = loft.asked.at(-1);
    JSON.parse(asked?.body ?? '').should.deepEqual({ to: '+4915228817386', body: 'Low' });
    should(asked?.headers.authorization).equal('Ring canary-ring');
    should(msg.sms).match({ status: 'landed', to: '+4915228817386' });
    await red.comms.statuses.first(({ id, text }) => id === ids.sms && text === 'delivered');
  });

  it('has its own limits, and its refusals are told in its name', async () => {
    await send('More than a pigeon can carry on one leg');
    should((await at(ids.caught)).msg.error.code).equal('too-long');
    red.msgs.clear();

    status = 402;
    await send('Nobody paid');
    should((await at(ids.caught)).msg.error).match({
      code: 'sms-402',
      message: /Pigeon post did not accept/,
    });
  });

  it('turns its account red when that is refused, and lets it be once an SMS has gone all the way', async () => {
    const isRed = async () => {
      const { json } = await red.request('/fitbit/overview?most=5');
      return json.needs.some(({ nodeId }: { nodeId: string }) => nodeId === ids.account);
    };
    status = 402;
    await send('Still not paid');
    await at(ids.caught);
    (await isRed()).should.be.true();

    status = 204;
    await send('Paid');
    await at(ids.sent);
    (await isRed()).should.be.false();
  });
});

/** What CONTRIBUTING.md says of a second provider. */
function addTo({ folder, write, rewrite }: PaletteCopy): void {
  write('src/sms/providers/pigeon.ts', pigeon);
  rewrite('src/sms/providers/registry.ts', (text) =>
    text
      .replace('import { twilio }', "import { pigeon } from './pigeon';\nimport { twilio }")
      .replace(/= \[(twilio\b[^\]]*)\]/, '= [$1, pigeon]'),
  );
  const locales = 'nodes/fitbit-sms-account/locales';
  for (const language of readdirSync(join(folder, locales)))
    rewrite(`${locales}/${language}/fitbit-sms-account.json`, (text) => {
      const catalogue = JSON.parse(text);
      const own = catalogue['fitbit-sms-account'];
      for (const [kind, more] of Object.entries(words)) own[kind] = { ...own[kind], ...more };
      return JSON.stringify(catalogue);
    });
}

function flow(address: string) {
  const place = { z: ids.tab, x: 300, y: 100 };
  return [
    { id: ids.tab, type: 'tab', label: 'Test' },
    {
      id: ids.account,
      type: 'fitbit-sms-account',
      name: '',
      country: 'DE',
      provider: 'pigeon',
      loft: address,
      configVersion: 1,
      credentials: { ring: 'canary-ring' },
    },
    {
      ...place,
      id: ids.sms,
      type: 'fitbit-sms-out',
      name: '',
      account: ids.account,
      toType: 'msg',
      toValue: 'to',
      textType: 'msg',
      text: 'payload',
      configVersion: 1,
      wires: [[ids.sent]],
    },
    { ...place, id: ids.catch, type: 'catch', scope: null, uncaught: false, wires: [[ids.caught]] },
    ...[ids.sent, ids.caught].map(probeNode),
  ];
}
