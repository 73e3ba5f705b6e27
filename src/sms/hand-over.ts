// Hands an SMS over to the next account of its chain: in one transaction, so that no two of them have it.
import type { System } from '../net/system';
import { Trouble } from '../sentences/trouble';
import type { SmsFateBefore, StoredSms } from '../store/records';
import type { SmsStore } from '../store/store';
import { capsFor, decideSms, kindOf } from './caps';
import { viaOf, type Ways } from './chain';
import { type Content, contentOf } from './content';

export interface HandOver {
  /**
   * Hands an SMS over; the answer is how it stands then. Null where no account is left for it, none of them may send more, or
   * the SMS is not as `row` says any more.
   * `fate`: what came of it at the account that has it. `because`: what that account said.
   */
  handOver(row: StoredSms, fate: SmsFateBefore, because?: Trouble): Promise<StoredSms | null>;
}

interface HandOverParts {
  store: Pick<SmsStore, 'handOverSms' | 'sms'>;
  system: Pick<System, 'now'>;
  ways: Ways;
  /** An account has refused an SMS that went on by another: its owner is to hear of it there. */
  noteRefused(account: string, trouble: Trouble): void;
}

export function createHandOver({ store, system, ways, noteRefused }: HandOverParts): HandOver {
  return {
    async handOver(row, fate, because) {
      const content = contentOf(row);
      const { sms } = content;
      for (const { account, provider, caps } of ways.after(row)) {
        const at = system.now();
        const next = JSON.stringify({ ...content, provider: provider.id } satisfies Content);
        const verdict = await store.handOverSms(
          row,
          { to: sms.to, body: sms.body, key: null },
          { account, at, content: next, fate },
          // What it is was judged when it came: here only the next account's own caps are.
          (counts) =>
            decideSms({ hasKey: true, mayRepeat: true, caps: capsFor(caps, kindOf(content)) }, counts, at),
        );
        if (verdict === 'changed') return null;
        if (verdict !== 'added') continue;
        if (because) noteRefused(viaOf(row), because);
        return store.sms(row.id);
      }
      return null;
    },
  };
}

/** A Trouble of an SMS, with the account that it is of, where that is not the SMS's own. */
export function troubleOf(row: StoredSms, trouble: Trouble): Trouble {
  if (!row.chain) return trouble;
  const { code, key, fill, facts, reason } = trouble;
  return new Trouble(code, key, fill, { ...facts, account: row.chain.via }, reason);
}
