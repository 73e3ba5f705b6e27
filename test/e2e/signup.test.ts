// Signing up in a real Node-RED: not a gift to strangers, and nothing is lost half-way.
import should = require('should');

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { consent } from '../support/consent';
import { ids } from '../support/flows';
import {
  codeSent,
  type Guest,
  guest,
  pageOpens,
  personalLink,
  sendForm,
  signupFlow,
  signupIds,
} from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const canary = { name: 'Canarina Kanarienvogel', number: '0152 28817654', word: 'canary-word-typed' };

describe('sign-up', () => {
  let sandbox: Sandbox;
  let red: NodeRed;
  let base: string;
  let address: string;
  let port: number;

  before(async () => {
    sandbox = await startSandbox();
    red = await startNodeRed({
      origins: sandbox.origins,
      settings: { logging: { console: { level: 'trace', metrics: true, audit: true } } },
    });
  });
  after(async () => {
    await red.remove();
    await sandbox.close();
  });
  afterEach(async () => {
    sandbox.control.clearFaults();
    for (const { id } of await people()) await red.send('DELETE', `/fitbit/people/${id}`, undefined);
  });

  async function deploy(signup: object = {}, config: object = {}): Promise<void> {
    port = await freePort();
    base = `http://localhost:${port}`;
    address = `${base}/fitbit/signup`;
    await redeploy(signup, config);
    await pageOpens(red);
  }
  async function redeploy(signup: object = {}, config: object = {}): Promise<void> {
    red.msgs.clear();
    red.comms.statuses.clear();
    await red.deploy(signupFlow(sandbox, { config: { publicAddress: base, port, ...config }, signup }));
  }
  const people = async () => {
    const client = sandbox.control.state().clients.find(({ vendor }) => vendor === 'google');
    const { json } = await red.request(`/fitbit/people?cloud=google-health&clientId=${client?.clientId}`);
    return json.people as {
      id: string;
      name: string;
      number: string;
      numberState: string;
      numberMark: string;
    }[];
  };
  let numbers = 100;
  /** Codes to one number are counted for an hour: everybody has their own. */
  const nextNumber = () => {
    numbers += 1;
    return `0152 28817${numbers}`;
  };
  const typed = (name: string, number = nextNumber()) => ({ name, number, consent: 'yes' });
  const begin = (who: Guest, fields: Record<string, string>) => sendForm(who, address, fields);
  async function toCode(who: Guest, person: string, number?: string) {
    return who.open(await consent(await begin(who, typed(person, number)), person));
  }
  const code = () => codeSent(red);

  it('cookies, policy and referrer are closed to others', async () => {
    await deploy();
    const { status, headers } = await guest().open(address);

    status.should.equal(200);
    should(headers.get('set-cookie')).match(/; HttpOnly; SameSite=Lax$/);
    should(headers.get('referrer-policy')).equal('no-referrer');
    should(headers.get('cache-control')).equal('no-store');
    const policy = headers.get('content-security-policy');
    should(policy)
      .match(/default-src 'none'/)
      .and.match(/frame-ancestors 'none'/)
      .and.match(/form-action 'self' http/);
    should(policy).not.match(/unsafe|\*|data:/);
  });

  it('under https the cookie is for https alone', async () => {
    await deploy({}, { publicAddress: 'https://pi.example.org' });
    const { headers } = await guest().open(address);

    // The prefix keeps other names of the same domain from planting one.
    should(headers.get('set-cookie')).match(
      /^__Host-fitbit_signup=[\w-]+; Path=\/; .*; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  it('a form that did not come from our page is not taken', async () => {
    await deploy();
    const [one, other] = [guest(), guest()];
    await one.open(address);
    await other.open(address);

    for (const csrf of ['', 'x', 'ä'])
      (await one.post(address, { ...typed('Anna'), csrf })).status.should.equal(400);
    const bare = await fetch(address, { method: 'POST', body: new URLSearchParams(typed('Anna')) });
    bare.status.should.equal(400);
    (await one.post(address, typed('Anna'))).status.should.equal(200);
  });

  it('the number is shown whole, as it was understood, before anything is kept or sent', async () => {
    await deploy();
    const who = guest();
    await who.open(address);
    const before = sandbox.control.requests().length;

    const shown = await who.post(address, { ...typed('Anna', '(01522) 881-7386'), name: '"An<na' });
    const changed = await who.post(address, { do: 'change' });
    const forged = await who.post(address, {
      ...typed('Anna', '0152 28817387'),
      understood: '+4915228817386',
    });
    const right = await who.post(address, { do: 'go' });

    shown.status.should.equal(200);
    shown.text.should.match(/\+49\u00a01522\u00a08817386/).and.match(/Germany/);
    shown.headers.get('content-security-policy')?.should.match(/form-action 'self' http/);
    shown.headers.get('cache-control')?.should.equal('no-store');
    changed.text.should.match(/value="\(01522\) 881-7386"/).and.match(/value="&#34;An&#60;na"/);
    changed.text.should.match(/name="consent" value="yes" checked/);
    forged.text.should.match(/\+49\u00a01522\u00a08817387/);
    right.status.should.equal(303);
    sandbox.control.requests().slice(before).should.be.empty();
    red.msgs.all().should.be.empty();
  });

  it('a page that only shows the number costs nobody a form', async () => {
    await deploy();
    const who = guest({ 'x-forwarded-for': '203.0.113.77' });
    await who.open(address);
    for (let look = 0; look < 40; look += 1) {
      const { status } = await who.post(address, { ...typed('Anna', '0152 28817386'), understood: '' });
      status.should.equal(200);
    }

    (await who.post(address, { do: 'go' })).status.should.equal(303);
  });

  it("the owner's own text stands on the form and the privacy page, and is only text", async () => {
    await deploy({ ownText: 'We are the Millers.\n<b>Ask Bob</b>' });
    const text = /We are the Millers\.\n&#60;b&#62;Ask Bob/;

    (await guest().open(address)).text.should.match(text);
    (await guest().open(`${address}/privacy`)).text.should.match(text);
    await deploy({ ownText: 'secret of the house', allow: 'list', allowList: '203.0.113.0/24' });
    (await guest().open(address)).text.should.not.match(/secret of the house/);
  });

  it('a consent that another browser brings back is shown a page, and nothing is stored', async () => {
    await deploy();
    const back = await consent(await begin(guest(), typed('Anna')), 'anna');
    const before = sandbox.control.requests().length;
    const asked = () => sandbox.control.requests().slice(before);
    for (const stranger of [guest(), guest()]) {
      await stranger.open(address);
      const { text } = await stranger.open(back);
      text.should.match(/another browser|used already|too old/);
    }

    (await people()).should.be.empty();
    asked().should.be.empty();
  });

  for (const [allow, allowList, forwarded, status] of [
    ['home', '', '192.168.1.5', 200],
    ['home', '', '203.0.113.9', 403],
    ['home', '', '192.168.1.5, 203.0.113.9', 403],
    ['list', '203.0.113.0/24', '203.0.113.9', 200],
    ['list', '203.0.113.0/24', '203.0.113.9, 198.51.100.1', 403],
    ['list', '', '203.0.113.9', 403],
    ['any', '', '203.0.113.9', 200],
  ] as const) {
    it(`allowed ${allow} ${allowList}: ${forwarded} gets ${status}`, async () => {
      await deploy({ allow, allowList, trustProxies: '127.0.0.1, ::1' });
      const who = guest({ 'x-forwarded-for': forwarded });

      (await who.open(address)).status.should.equal(status);
      const posted = await who.post(address, typed('Anna'));
      posted.status.should.equal(status);
      for (const part of ['/code', '/me?k=x', '/done']) {
        const answer = await who.open(address + part);
        (answer.status === 403).should.equal(status === 403);
      }
    });
  }

  it('who leaves the allowed network before the consent comes back gets no further', async () => {
    await deploy({ allow: 'home', trustProxies: '127.0.0.1, ::1' });
    const who = guest({ 'x-forwarded-for': '192.168.1.5' });
    const back = await consent(await begin(who, typed('Anna')), 'anna');
    const away = guest({ 'x-forwarded-for': '203.0.113.9', cookie: who.cookie() });

    (await away.open(back)).status.should.equal(403);
    (await people()).should.be.empty();
    (await who.open(back)).url.should.match(/\/code$/);
  });

  it('the invitation word and the countries are asked of everybody', async () => {
    await deploy({ credentials: { invitation: 'Sesame' } });
    const who = guest();
    await who.open(address);

    (await who.post(address, { ...typed('Anna'), invitation: 'x' })).text.should.match(
      /not the invitation word/,
    );
    (
      await who.post(address, { ...typed('Anna', '+44 7400 123456'), invitation: 'sesame' })
    ).text.should.match(/this country cannot be reached/);
    (await who.post(address, { ...typed('Anna'), invitation: 'sesame ' })).status.should.equal(200);
  });

  it('wrong forms are limited for each address, and shut out nobody else', async () => {
    await deploy({ trustProxies: '127.0.0.1, ::1' });
    const tries = async (from: string, count: number) => {
      const who = guest({ 'x-forwarded-for': from });
      await who.open(address);
      const answers = [];
      for (let tried = 0; tried < count; tried += 1)
        answers.push((await who.post(address, { name: '' })).status);
      return answers.filter((status) => status === 429).length;
    };

    (await tries('192.0.2.1', 21)).should.equal(1);
    let refused = 0;
    for (let last = 2; last < 12; last += 1) refused += await tries(`192.0.2.${last}`, 20);
    refused.should.equal(0);
    await red.advance(3_600_001);
  });

  it('killed between consent and code, the sign-up goes on', async () => {
    await deploy();
    const who = guest();
    const back = await consent(await begin(who, typed('Anna')), 'anna');
    sandbox.control.fault({
      match: { vendor: 'google', call: 'identity' },
      fault: { delayMs: 3_000 },
      times: 1,
    });
    const identities = () =>
      sandbox.control.requests().filter(({ path }) => path.endsWith('/identity')).length;
    const before = identities();
    const broken = who.open(back).catch(() => null);
    while (identities() === before) await new Promise(setImmediate);
    red = await red.restart({ signal: 'SIGKILL' });
    should(await broken).be.null();

    await pageOpens(red);
    const page = await who.open(back);
    page.url.should.match(/\/code$/);
    const done = await who.post(page.url, { do: 'confirm', code: await code() });
    done.text.should.match(/<h1>Done<\/h1>/);
  });

  it('a deploy in the middle, and a reload in every step', async () => {
    await deploy();
    const who = guest();
    const back = await consent(await begin(who, typed('Anna')), 'anna');
    const page = await who.open(back);
    const digits = await code();
    (await who.open(back)).url.should.match(/\/code$/);
    (await who.open(address)).url.should.match(/\/code$/);
    await redeploy();
    await pageOpens(red);
    const reloaded = await who.open(page.url);
    reloaded.status.should.equal(200);
    should(red.msgs.all()).have.length(0);
    const done = await who.post(page.url, { do: 'confirm', code: digits });

    done.text.should.match(/<h1>Done<\/h1>/);
    (await who.open(done.url)).text.should.match(/<h1>Done<\/h1>/);
    (await who.open(page.url)).status.should.equal(404);
  });

  it('the owner confirms the number in the editor', async () => {
    await deploy({ confirm: 'owner' });
    const page = await toCode(guest(), 'anna');
    const [person] = await people();

    page.text.should.match(/<h1>Almost done<\/h1>/);
    should(person?.numberState).equal('unproven');
    should(red.msgs.all().filter(({ probe }) => probe === signupIds.toSend)).be.empty();
    const confirm = (shown: string) => red.send('POST', `/fitbit/people/${person?.id}/confirm`, { shown });
    const blind = await confirm('');
    blind.status.should.equal(400);
    blind.text.should.match(/has changed/);
    (await confirm(person?.numberMark ?? '')).status.should.equal(200);
    should((await people())[0]?.numberState).equal('proven');
    await red.msgs.first(
      ({ probe, msg }) => probe === signupIds.toSend && msg.payload.startsWith('Hello anna'),
    );
  });

  it('the personal page keeps settings, refuses wrong links, and leaving deletes and revokes', async () => {
    await deploy();
    const who = guest();
    const page = await toCode(who, 'anna');
    const done = await who.post(page.url, { do: 'confirm', code: await code() });
    const link = personalLink(done.text);
    await who.open(link);
    const bad = await who.post(link, { do: 'save', low: '101', hours: 'x' });
    const saved = await who.post(link, { do: 'save', low: '35', hours: '' });

    bad.status.should.equal(400);
    bad.text.should.match(/id="low" name="low" value="101"/).and.match(/id="hours" name="hours" value="x"/);
    bad.text.should.match(/name="sms" value="yes">/);
    saved.text.should.match(/Saved\./).and.match(/value="35"/);
    (await who.open(`${link}x`)).status.should.equal(404);
    (await who.open(`${address}/me`)).status.should.equal(404);
    await who.open(link);
    const unsure = await who.post(link, { do: 'leave' });
    unsure.status.should.equal(400);
    unsure.text.should.match(/if you really want to leave/);
    // A page that was left open for longer than its cookie lives.
    const late = await guest().post(link, { do: 'leave', sure: 'yes' });
    late.status.should.equal(400);
    late.text.should.match(/open for too long/).and.match(/name="csrf"/);
    (await people()).should.have.length(1);
    (await who.post(link, { do: 'leave', sure: 'yes' })).text.should.match(/You have left/);
    (await people()).should.be.empty();
    sandbox.control
      .grants()
      .filter(({ person }) => person === 'anna')
      .should.be.empty();
    (await who.open(link)).status.should.equal(404);
  });

  it('an unfinished sign-up is forgotten after an hour, its grant revoked', async () => {
    await deploy();
    await toCode(guest(), 'anna');
    (await people()).should.have.length(1);
    await red.advance(3_600_000 + 10 * 60_000);
    const hers = () => sandbox.control.grants().filter(({ person }) => person === 'anna');
    // Deleted here first, then revoked there: the end of it is the cloud's.
    while (hers().length > 0) await new Promise(setImmediate);

    (await people()).should.be.empty();
  });

  it('an unfinished sign-up is forgotten, too, when its node was deleted', async () => {
    await deploy();
    await toCode(guest(), 'anna');
    (await people()).should.have.length(1);
    await red.deploy(signupFlow(sandbox, { config: { port } }).filter(({ id }) => id !== signupIds.node));
    await red.advance(3_600_000 + 10 * 60_000);
    const hers = () => sandbox.control.grants().filter(({ person }) => person === 'anna');
    while (hers().length > 0) await new Promise(setImmediate);

    (await people()).should.be.empty();
  });

  it('somebody outside the list cannot use up the consent of somebody inside', async () => {
    await deploy({ allow: 'list', allowList: '203.0.113.0/24', trustProxies: '127.0.0.1, ::1' });
    const inside = guest({ 'x-forwarded-for': '203.0.113.9' });
    const back = await consent(await begin(inside, typed('Anna')), 'anna');
    const outside = await guest({ 'x-forwarded-for': '198.51.100.1' }).open(back);

    outside.status.should.equal(403);
    outside.text.should.not.match(/Miller|owner@example/);
    (await inside.open(back)).text.should.match(/Type the code/);
  });

  it('who finds no place left is given back what they allowed', async () => {
    await deploy({ maxPeople: 1 });
    await toCode(guest(), 'anna');
    const late = await toCode(guest(), 'bert');

    late.text.should.match(/no place left/);
    (await people()).map(({ name }) => name).should.deepEqual(['anna']);
    sandbox.control
      .grants()
      .filter(({ person }) => person === 'bert')
      .should.be.empty();
    await red.comms.statuses.first(({ id, text }) => id === signupIds.node && text === 'full: 1');
  });

  it('a page that is loaded again sends nothing and counts nothing again', async () => {
    await deploy();
    const who = guest();
    const page = await toCode(who, 'anna');
    await code();
    const session = who.cookie();
    const again = await who.post(page.url, { do: 'again' });
    const wrong = await who.post(page.url, { do: 'confirm', code: '000000' });
    for (let reload = 0; reload < 6; reload += 1) {
      (await who.open(again.url)).text.should.match(/Another code is on its way/);
      (await who.open(wrong.url)).text.should.match(/That is not the code/);
    }
    const sent = red.msgs.all().filter(({ probe }) => probe === signupIds.toSend);
    const last = /\d{6}/.exec(sent.at(-1)?.msg.payload)?.[0] ?? '';

    sent.should.have.length(2);
    (await who.post(page.url, { do: 'confirm', code: last })).text.should.match(/<h1>Done<\/h1>/);
    // What the browser still holds is good for the second click on this code, and for nothing else.
    who.cookie().should.equal(session);
    (await who.open(page.url)).status.should.equal(404);
    (await who.open(address)).text.should.match(/Your mobile number/);
  });

  it('a page says nothing that an address makes up', async () => {
    await deploy();
    const who = guest();
    const page = await toCode(who, 'anna');
    const { text } = await who.open(`${page.url}?said=signup.me.left.text`);

    text.should.not.match(/was deleted/);
  });

  it('a name is one line that turns nothing round', async () => {
    await deploy();
    const who = guest();
    const name = 'An\u202ena\nBert\u0007';
    await who.open(await consent(await begin(who, { ...typed('x'), name }), 'anna'));
    const blank = await guest();
    await blank.open(address);

    (await people()).map((one) => one.name).should.deepEqual(['An na Bert']);
    (await blank.post(address, { ...typed('x'), name: '\u200b\u00a0' })).text.should.match(/give a name/);
  });

  it('a form of more than 16 KiB is not taken', async () => {
    await deploy();
    const who = guest();
    await who.open(address);

    (await who.post(address, { ...typed('Anna'), more: 'x'.repeat(17_000) })).status.should.equal(400);
  });

  it('pressed twice, the right code leads both times to the same page', async () => {
    await deploy();
    const who = guest();
    const page = await toCode(who, 'anna');
    const right = { do: 'confirm', code: await code() };
    const answers = await Promise.all([1, 2].map(() => who.post(page.url, right)));
    // Once more after the answer, whose headers the browser has taken.
    answers.push(await who.post(page.url, right));

    answers.map(({ status }) => status).should.deepEqual([200, 200, 200]);
    new Set(answers.map(({ text }) => personalLink(text))).size.should.equal(1);
    (await who.open(address)).text.should.match(/Your mobile number/);
  });

  it('pressed twice, leaving is leaving', async () => {
    await deploy();
    const who = guest();
    const page = await toCode(who, 'anna');
    const done = await who.post(page.url, { do: 'confirm', code: await code() });
    const link = personalLink(done.text);
    await who.open(link);
    const answers = await Promise.all([1, 2].map(() => who.post(link, { do: 'leave', sure: 'yes' })));

    for (const { status, text } of answers) {
      status.should.be.oneOf(200, 404);
      text.should.match(/You have left|not valid any more/);
    }
    (await people()).should.be.empty();
  });

  it('a slash at the end leads to the same page', async () => {
    await deploy();

    (await guest().open(`${address}/`)).text.should.match(/Your mobile number/);
  });

  it('two people at once stay two', async () => {
    await deploy();
    const [one, two] = [guest(), guest()];
    const pages = await Promise.all([
      toCode(one, 'anna', '0152 28817301'),
      toCode(two, 'bert', '0152 28817302'),
    ]);
    const codes = (await red.msgs.some(2, ({ probe }) => probe === signupIds.toSend)).map(({ msg }) => msg);
    const codeTo = (end: string) => /\d{6}/.exec(codes.find(({ to }) => to.endsWith(end)).payload)?.[0] ?? '';
    const wrong = await one.post(pages[0].url, { do: 'confirm', code: codeTo('302') });

    wrong.text.should.match(/That is not the code/);
    (await one.post(pages[0].url, { do: 'confirm', code: codeTo('301') })).text.should.match(/Done/);
    (await two.post(pages[1].url, { do: 'confirm', code: codeTo('302') })).text.should.match(/Done/);
    (await people())
      .map(({ number }) => number.slice(-3))
      .sort()
      .should.deepEqual(['301', '302']);
  });

  it('what a person typed reaches no log', async () => {
    await deploy({ credentials: { invitation: canary.word } });
    const who = guest();
    const fields = { name: canary.name, number: canary.number, consent: 'yes', invitation: canary.word };
    await who.open(address);
    await who.post(address, { ...fields, number: `${canary.number}999999` });
    await who.post(address, { ...fields, csrf: 'x' });
    const page = await who.open(await consent(await begin(who, fields), 'anna'));
    await who.post(page.url, { do: 'confirm', code: '27182818' });
    const digits = await code();
    const done = await who.post(page.url, { do: 'confirm', code: digits });
    const link = personalLink(done.text);
    sandbox.control.fault({ match: { vendor: 'google' }, fault: { drop: 'before' }, times: 1 });
    await who.open(link);
    await who.post(link, { do: 'leave', sure: 'yes' });

    link.should.not.equal('');
    const output = red.output();
    for (const secret of [
      ...[
        'Canarina',
        '28817654',
        canary.word,
        '27182818',
        link.split('k=')[1] ?? '',
        who.cookie().split('=')[1] || 'none there',
      ],
    ]) {
      output.includes(secret).should.equal(false, secret);
    }
    output.should.not.match(new RegExp(`(code|payload).{0,20}${digits}`));
    output.should.containEql(ids.config);
  });
});
