// The recipes with a flow of their own that tell somebody elsewhere: Telegram with buttons, Signal with answers, an e-mail with the curve.
import should = require('should');

import { named } from '../support/examples';
import { type FlowNode, type Loose, type NodeRed, startNodeRed } from '../support/node-red';
import { filledIn, recipe, redirected } from '../support/recipes';
import { type Answer, type Request, type Service, startService } from '../support/service';

const hourly = 'hourly, 08:00 to 21:00';

describe('the recipes that tell somebody elsewhere', () => {
  let service: Service;
  let red: NodeRed;
  let answer: (request: Request) => Answer;

  before(async () => {
    service = await startService((request) => answer(request));
    red = await startNodeRed({ moreNodes: ['21-httprequest', '17-split'] });
  });
  beforeEach(() => {
    answer = () => ({ json: {} });
  });
  after(async () => {
    await red.remove();
    await service.close();
  });

  async function deploy(flow: readonly FlowNode[]): Promise<void> {
    await red.deploy(flow);
    service.requests.clear();
    red.comms.debug.clear();
  }
  /** Presses so often, each time as soon as the one before has brought its reading. */
  async function press(flow: readonly FlowNode[], times: number): Promise<void> {
    const isReading = ({ id }: { id: string }) => id === named(flow, 'readings').id;
    const before = red.comms.debug.all().filter(isReading).length;
    for (let time = 1; time <= times; time += 1) {
      await red.inject(named(flow, hourly).id);
      await red.comms.debug.some(before + time, isReading);
    }
  }
  const wrong = (flow: readonly FlowNode[]) =>
    red.comms.debug.first(({ id }) => id === named(flow, 'errors').id).then(({ msg }) => String(msg));
  const to = (end: string) => (request: Request) => request.path.endsWith(end);
  const body = async (end: string, count = 1): Promise<Loose> =>
    (await service.requests.some(count, to(end))).at(-1)?.body;

  /** What waits at the service for who asks: looks for it, and comes back when the flow has it. */
  async function handedOut(
    one: unknown,
    asks: (request: Request) => boolean,
    says: (waiting: unknown[]) => Answer,
    look: () => Promise<void>,
  ): Promise<void> {
    await new Promise<void>((resolve) => {
      let waiting = [one];
      answer = (request) => {
        if (!asks(request)) return { json: { ok: true, result: true } };
        const now = waiting;
        waiting = [];
        resolve();
        return says(now);
      };
      void look();
    });
  }

  describe('Telegram', () => {
    const chat = '-1001234';
    const flow = () => redirected(recipe('telegram'), 'https://api.telegram.org', service.url);
    const lookNow = () => red.inject(named(flow(), 'every half minute').id);
    /** Somebody presses: what Telegram hands out, once, as it would; until it has done so. */
    async function pressed(data: string, inChat = chat): Promise<void> {
      const query = { id: `query ${data}`, data, message: { chat: { id: Number(inChat) } } };
      await handedOut(
        { update_id: 41, callback_query: query },
        to('/getUpdates'),
        (result) => ({ json: { ok: true, result } }),
        lookNow,
      );
    }

    it('without a token says what is missing, and asks nobody', async () => {
      await deploy(flow());

      await lookNow();

      (await wrong(flow())).should.match(/TELEGRAM_TOKEN is empty: double-click the tab/);
      service.requests.all().should.be.empty();
    });

    it('an alert has three buttons; one that is pressed answers it, and who pressed hears of it', async () => {
      const filled = filledIn(flow(), { TELEGRAM_TOKEN: '1:secret', TELEGRAM_CHAT: chat });
      await deploy(filled);
      await press(filled, 3);
      const told = await body('/bot1:secret/sendMessage');

      should(told).match({ chat_id: chat, text: /^DEMO: Dana's Charge 6 is at 15 %\./ });
      const [row] = told.reply_markup.inline_keyboard;
      should(row.map(({ text }: { text: string }) => text)).eql(['I do it', 'Later', 'Pause']);
      for (const { callback_data } of row) Buffer.byteLength(callback_data).should.be.belowOrEqual(64);

      await pressed(row[0].callback_data);
      should(await body('/answerCallbackQuery')).eql({
        callback_query_id: `query ${row[0].callback_data}`,
        text: 'Noted.',
        show_alert: false,
      });

      // What Demo cannot do is said, and not swallowed.
      await pressed(row[1].callback_data);
      should(await body('/answerCallbackQuery', 2)).match({ text: /^Demo/, show_alert: true });
      const asked = service.requests.all().filter(to('/getUpdates'));
      should(asked.at(-1)?.body).match({ offset: 42, timeout: 25, allowed_updates: ['callback_query'] });
      (await wrong(filled)).should.not.match(/secret/);
    });

    it('hears no other chat and no other word, and shows why Telegram refuses', async () => {
      const filled = filledIn(flow(), { TELEGRAM_TOKEN: '1:secret', TELEGRAM_CHAT: chat });
      await deploy(filled);
      for (const [data, inChat] of [
        ['acknowledge talk_00', '77'],
        ['history everybody', chat],
      ] as const) {
        await pressed(data, inChat);
      }
      await pressed('acknowledge talk_01');
      const answered = await body('/answerCallbackQuery');
      answer = () => ({ status: 401, json: { ok: false, description: 'Unauthorized' } });
      await lookNow();
      const why = await red.comms.debug.first(({ id }) => id === named(filled, 'why').id);

      // Only the last of the three, which no open alert has.
      should(answered).match({ callback_query_id: 'query acknowledge talk_01', show_alert: true });
      service.requests.all().filter(to('/answerCallbackQuery')).should.have.length(1);
      should(why.msg).equal('Unauthorized');
    });
  });

  describe('Signal', () => {
    const numbers = { SIGNAL_NUMBER: '+4915228817001', SIGNAL_TO: '+4915228817002' };
    const filled = () => filledIn(recipe('signal'), { SIGNAL_API: service.url, ...numbers });
    /** What came in, handed out once; until it was. */
    const written = (message: string, sourceNumber: string) =>
      handedOut(
        { envelope: { source: sourceNumber, sourceNumber, dataMessage: { message } } },
        ({ method }) => method === 'GET',
        (json) => ({ json }),
        () => red.inject(named(filled(), 'every minute').id),
      );

    it('an alert is a message, "Ok" answers it, and the answer is confirmed', async () => {
      await deploy(filled());
      await press(filled(), 3);
      const told = await body('/v2/send');

      should(told).match({
        number: numbers.SIGNAL_NUMBER,
        recipients: [numbers.SIGNAL_TO],
        message: /is at 15 %/,
      });
      await written(' Ok', numbers.SIGNAL_TO);
      should((await body('/v2/send', 2)).message).equal('Noted: ok');
      const [asked] = service.requests.all().filter(({ method }) => method === 'GET');
      should(asked?.path).equal('/v1/receive/%2B4915228817001');

      await written('later', numbers.SIGNAL_TO);
      should((await body('/v2/send', 3)).message).match(/^Demo/);
    });

    it('hears nobody else, and no other word', async () => {
      await deploy(filled());
      await press(filled(), 3);
      await body('/v2/send');
      for (const [text, from] of [
        ['later', '+4915228817009'],
        ['what?', numbers.SIGNAL_TO],
      ] as const) {
        await written(text, from);
      }
      await written('ok', numbers.SIGNAL_TO);

      // Only the last of the three is answered; what needs no disk would have been before it.
      should((await body('/v2/send', 2)).message).equal('Noted: ok');
      await written('later', numbers.SIGNAL_TO);
      should((await body('/v2/send', 3)).message).match(/^Demo/);
      service.requests.all().filter(to('/v2/send')).should.have.length(3);
    });
  });

  it('what asked the battery node by HTTP hands none of its headers on to Telegram or Signal', async () => {
    const telegram = { TELEGRAM_TOKEN: '1:secret', TELEGRAM_CHAT: '1' };
    const signal = { SIGNAL_NUMBER: '+4915228817001', SIGNAL_TO: '+4915228817002', SIGNAL_API: service.url };
    for (const [flow, node, end] of [
      [
        redirected(filledIn(recipe('telegram'), telegram), 'https://api.telegram.org', service.url),
        'for Telegram',
        '/sendMessage',
      ],
      [filledIn(recipe('signal'), signal), 'to whom', '/v2/send'],
    ] as const) {
      await deploy(flow);
      await red.inside((RED, _load, id, msg) => RED.nodes.getNode(id).receive(msg), named(flow, node).id, {
        payload: 'low',
        alert: { kind: 'low', conversation: 'talk_0' },
        headers: { host: 'my-pi', authorization: 'Bearer secret' },
      });
      const { headers } = await service.requests.first(to(end));

      should(headers.host).equal(service.url.replace('http://', ''));
      should(headers).not.have.property('authorization');
    }
  });

  describe('an e-mail', () => {
    const flow = () => redirected(recipe('email'), 'https://api.resend.com', service.url);
    const filled = () => filledIn(flow(), { RESEND_KEY: 're_secret', MAIL_TO: 'me@example.org' });

    it('without a key says what is missing', async () => {
      await deploy(flow());
      await press(flow(), 3);

      (await wrong(flow())).should.match(/RESEND_KEY or MAIL_TO is empty/);
      service.requests.all().should.be.empty();
    });

    it('has the sentence as text and the curve as a file', async () => {
      await deploy(filled());
      await press(filled(), 3);
      const { headers, body: mail } = (await service.requests.first(to('/emails'))) as Loose;

      should(headers.authorization).equal('Bearer re_secret');
      should(mail).match({
        from: 'onboarding@resend.dev',
        to: ['me@example.org'],
        subject: 'Fitbit: Dana/Charge 6',
        text: /^DEMO: Dana's Charge 6 is at 15 %\./,
      });
      should(mail.attachments.map(({ filename }: { filename: string }) => filename)).eql(['curve.svg']);
      const svg = Buffer.from(mail.attachments[0].content, 'base64').toString('utf8');
      svg.should.startWith('<svg ').and.containEql('Dana: Charge 6').and.endWith('</svg>');
    });

    it('goes without the curve where none can be drawn, and says why', async () => {
      const broken = filled().map((node) =>
        node.name === 'ask for the curve'
          ? {
              ...node,
              rules: (node.rules as Loose[]).map((one) =>
                one.p === 'action' ? { ...one, to: 'dance' } : one,
              ),
            }
          : node,
      );
      await deploy(broken);
      await press(broken, 3);

      should(await body('/emails')).match({ text: /is at 15 %/, attachments: [] });
      (await wrong(broken)).should.match(/dance/);
    });
  });
});
