// The dialog's test SMS: by the account as it is deployed, through its outbox, like any other SMS.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { system } from '../../src/net/system';
import { type Fill, type SentenceKey, sentence } from '../../src/sentences/sentences';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { readySms } from '../../src/sms/message';
import { readStatus } from '../../src/sms/statuses';
import type { WaitingSms } from '../../src/sms/waiting';
import { languageOf, texts } from '../common/admin-request';
import type { Sentence, SmsTest } from '../common/admin-types';
import { wentBy } from '../common/sms-way';
import type { AccountNode } from './account-node';

/** How long somebody waits for an answer. A provider that takes longer is told as one that takes long. */
const patienceMs = 40_000;

/** What becomes of a test SMS as far as it is known soon; it goes on by itself. Rejects with a Trouble for one that is refused. */
export async function sendTest(RED: NodeAPI, request: Request): Promise<Sentence> {
  const { account: id = '', to = '' } = texts<SmsTest>(request.body);
  const language = languageOf(request);
  const say = (key: SentenceKey, fill: Fill) => ({ text: sentence(language, key, fill) });
  const account = RED.nodes.getNode(id) as AccountNode | null;
  if (account?.type !== 'fitbit-sms-account' || !account.ready)
    throw new Trouble('sms-test-not-deployed', 'sms-test.not-deployed');
  const { label, limits } = account.provider;
  const sms = readySms(to, sentence(language, 'sms-test.text'), account.country, limits.characters);
  const { engine, outbox } = await account.ready;
  if (await engine.people.isDemo(null, sms.to)) throw new Trouble('sms-test-demo', 'sms-test.demo');

  const ends: (() => void)[] = [];
  try {
    return await new Promise<Sentence>((answer, reject) => {
      ends.push(system.after(patienceMs, () => answer(say('sms-test.slow', { provider: label }))));
      // One that was sent before may wait, too, and is told at once.
      let isSent = false;
      const onWait = ({ trouble, until }: WaitingSms) => {
        const minutes = Math.ceil((until - system.now()) / 60_000);
        if (isSent && trouble) answer(say('sms-test.waits', { why: trouble.tell(language), minutes }));
      };
      ends.push(outbox.waiting.attach(account.id, onWait));
      isSent = true;
      const asked = { nodeId: account.id, sms, key: null, msg: {}, mayRepeat: true };
      outbox.send(asked).then(
        (sent) => {
          if (!sent) return answer(say('sms-test.closed', {}));
          const by = wentBy(RED, account, sent.account);
          const { provider } = by ?? account;
          const { means } = readStatus(provider, sent.status, null);
          if (means === 'sent' || means === 'delivered') by?.noteSent();
          const fill = { provider: provider.label, to: sms.to, status: sent.status };
          answer(say(sent.account === undefined ? 'sms-test.accepted' : 'sms-test.accepted-by-next', fill));
        },
        (thrown: unknown) => {
          const trouble = asTrouble(thrown);
          wentBy(RED, account, trouble.facts?.account)?.noteRefused(trouble);
          reject(trouble);
        },
      );
    });
  } finally {
    for (const end of ends) end();
  }
}
