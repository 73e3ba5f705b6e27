// What somebody reads whose sign-up does not go on: each page says why, and what to do.
import 'should';

import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { consent } from '../support/consent';
import {
  codeSent,
  type Guest,
  guest,
  pageOpens,
  sendForm,
  signUp,
  signupFlow,
  signupIds,
} from '../support/guest';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { freePort } from '../support/ports';

const minute = 60_000;

for (const cloud of ['google-health', 'fitbit'] as const) {
  const vendor = cloud === 'fitbit' ? 'fitbit' : 'google';

  describe(`a sign-up that does not go on: ${cloud}`, () => {
    let sandbox: Sandbox;
    let red: NodeRed;
    let address: string;
    let who: Guest;
    let number = 15228818100;

    before(async () => {
      sandbox = await startSandbox();
      red = await startNodeRed({ origins: sandbox.origins });
    });
    after(async () => {
      await red.remove();
      await sandbox.close();
    });
    beforeEach(() => {
      who = guest();
      // Codes to one number are counted for an hour: everybody has their own.
      number += 1;
    });
    afterEach(async () => {
      sandbox.control.clearFaults();
      sandbox.control.mode({ fitbitGone: false });
      for (const { id } of await people()) await red.send('DELETE', `/fitbit/people/${id}`, undefined);
    });

    async function deploy(config: object = {}): Promise<void> {
      const port = await freePort();
      address = `http://localhost:${port}/fitbit/signup`;
      red.msgs.clear();
      red.comms.statuses.clear();
      const publicAddress = `http://localhost:${port}`;
      await red.deploy(signupFlow(sandbox, { cloud, config: { publicAddress, port, ...config } }));
      await pageOpens(red);
    }
    const people = async () => {
      const client = sandbox.control.state().clients.find((one) => one.vendor === vendor);
      const { json } = await red.request(`/fitbit/people?cloud=${cloud}&clientId=${client?.clientId}`);
      return json.people as { id: string }[];
    };
    const form = () => sendForm(who, address, { name: 'Anna', number: `0${number}` });
    /** From the form over the consent page to where the browser is sent back. */
    const allow = async (untick: string[] = []) => consent(await form(), 'anna', 'allow', untick);
    /** What the page says in its one paragraph; it leads back to the form, and nobody is added. */
    async function says(back: string): Promise<string> {
      const { text } = await who.open(back);
      text.should.match(/<h1>That did not work<\/h1>/);
      text.should.containEql(`<a href="${address}">Start again</a>`);
      (await people()).should.be.empty();
      const words = /<h1>.*?<\/h1>\s*<p>(.*?)<\/p>/s.exec(text)?.[1] ?? '';
      return words.replace(/&#(\d+);/g, (_all, one) => String.fromCharCode(one));
    }

    for (const webhooks of [false, true]) {
      it(`the form and its privacy text say what is asked for, webhooks ${webhooks ? 'on' : 'off'}`, async () => {
        await deploy({ webhooks });
        const { text } = await who.open(address);
        text.should.containEql(`href="${address}/privacy"`);
        const privacy = await who.open(`${address}/privacy`);
        privacy.status.should.equal(200);
        for (const page of [text, privacy.text]) {
          /access to your activity/.test(page).should.equal(webhooks);
          /no health data/.test(page).should.equal(!webhooks);
        }
      });
    }

    it('nothing ticked at all: that is a refusal', async () => {
      await deploy();
      (await says(await allow(['readonly', 'settings', 'profile']))).should.equal(
        'You did not allow it, so nothing has changed. If that was a slip, start again.',
      );
    });

    it('the box for devices unticked: tick every box that is shown', async () => {
      await deploy({ webhooks: true });
      (await says(await allow(['settings', 'settings.readonly']))).should.match(
        / did not give the permission .*start again; if boxes are shown there, tick every one\.$/,
      );
    });

    it('ten minutes on the consent page: start again', async () => {
      await deploy();
      const back = await allow();
      await red.advance(10 * minute + 1);
      (await says(back)).should.equal(
        'That took longer than ten minutes, so nothing has changed. Please start again.',
      );
    });

    it('a code of the service that is too old: start again', async () => {
      await deploy();
      const back = await allow();
      sandbox.control.clock({ advanceMs: 11 * minute });
      (await says(back)).should.match(/^This link is too old or was used already\..*please start again\.$/);
    });

    it('a link used twice: what came of it, and after ten minutes that it was used', async () => {
      await deploy();
      const back = await consent(await form(), 'anna', 'deny');
      const first = await says(back);
      (await says(back)).should.equal(first);
      await red.advance(10 * minute + 1);
      (await says(back)).should.match(/was used already\..*If you were not done, please start again\.$/);
    });

    it('a service that does not answer: start again in a while', async () => {
      await deploy();
      const back = await allow();
      sandbox.control.fault({ match: { vendor, call: 'token' }, fault: { status: 503 } });
      (await says(back)).should.match(/does not answer as it should.*Please start again in a while\.$/);
    });

    it('a code typed late: ask for another one, which works', async () => {
      await deploy();
      const { url } = await who.open(await allow());
      const old = await codeSent(red);
      await red.advance(10 * minute + 1);
      const late = await who.post(url, { do: 'confirm', code: old });
      red.msgs.clear();
      const again = await who.post(url, { do: 'again' });
      const done = await who.post(url, { do: 'confirm', code: await codeSent(red) });

      late.text.should.match(/The code has expired\. Ask for another one\./);
      again.text.should.match(/Another code is on its way\./);
      done.text.should.match(/<h1>Done<\/h1>/);
    });

    it('more than an hour: this sign-up is over', async () => {
      await deploy();
      const { url } = await who.open(await allow());
      await codeSent(red);
      await red.advance(60 * minute + 1);
      const over = await who.open(url);

      over.status.should.equal(404);
      over.text.should.match(/This sign-up is over: it took longer than an hour.*Please start again\./);
      over.text.should.containEql(`<a href="${address}">Start again</a>`);
      // The grant is given back by the next sweep; after that nobody is left.
      await red.advance(10 * minute);
      while ((await people()).length > 0) await new Promise(setImmediate);
    });

    it('a personal link that was replaced: sign in once more', async () => {
      await deploy();
      const old = await signUp(red, who, address, { person: 'anna', number: `0${number}` });
      number += 1;
      await signUp(red, guest(), address, { person: 'anna', number: `0${number}` });
      const { status, text } = await who.open(old);

      status.should.equal(404);
      text.should.match(
        /This link is not valid any more\. Sign in once more by the sign-up page and you get a new one\./,
      );
    });

    if (cloud === 'fitbit') {
      it('a service that is switched off: tell whoever runs this', async () => {
        await deploy();
        const back = await allow();
        sandbox.control.mode({ fitbitGone: true });
        (await says(back)).should.match(
          /Please tell them: "The Fitbit Web API is switched off.*Use the service Google Health/,
        );
      });
    } else {
      for (const [condition, words] of [
        [
          'accountNotLinked',
          /no Google Health profile.*Sign in to the Google Health app .*, then start again here\. /,
        ],
        ['resourcePermissionDenied', /refuses access to this account\..*remove the app at myaccount\.google/],
        ['serviceDisabled', /Please tell them: "The Google Health API is not enabled/],
        ['previewDenied', /Please tell them: "Google has not admitted your Cloud project/],
      ] as const) {
        it(`${condition}: the page says what to do`, async () => {
          await deploy();
          sandbox.control.conditions({ person: 'anna', [condition]: true });
          const told = await says(await allow());
          sandbox.control.conditions({ person: 'anna', [condition]: false });

          told.should.match(words);
          red.msgs
            .all()
            .filter(({ probe }) => probe === signupIds.toSend)
            .should.be.empty();
        });
      }
    }
  });
}
