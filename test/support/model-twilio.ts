// A sender with a message list as Twilio's, in the test's own process: posts meet what the test says.
import { Trouble } from '../../src/sentences/trouble';
import type { ListingSender, Sender, SendOutcome } from '../../src/sms/provider';
import type { FakeSystem } from './fake-system';

/**
 * What becomes of a post: `lost` came to nothing, but nobody can know; `unheard` was taken, and the answer never
 * came; `held` was taken, and the answer comes never; `vanished` is as held, and came to nothing.
 */
export type PostFate = 'accepted' | 'unsent' | 'refused' | 'lost' | 'unheard' | 'held' | 'vanished';

export interface ModelTwilio {
  sender: Sender;
  /** What the next posts meet, in turn; then they are accepted. */
  fates: PostFate[];
  /** How far a taken message is with the answer. */
  status: 'queued' | 'delivered';
  /** Whether the list can be read, for the next times that it is asked for; then it can. */
  lists: boolean[];
  /** How long a message is missing from the list, ms. */
  lagMs: number;
  /** What was taken, oldest first. */
  messages: { id: string; sid: string; to: string; body: string; at: number; callback: string | null }[];
  /** Every post, whatever became of it. */
  posts: string[];
  /** How often the list was asked for. */
  finds: number;
}

/** With `ifUncertain` it has no list; with `post-again` the second post under an id is answered as the first one was. */
export function modelTwilio(system: FakeSystem, ifUncertain: Sender['ifUncertain'] = 'look-up'): ModelTwilio {
  const never = new Promise<SendOutcome>(() => undefined);
  const find: ListingSender['find'] = async ({ to, body }, since) => {
    model.finds += 1;
    if (!(model.lists.shift() ?? true)) return { kind: 'unknown' };
    const newest = system.now() - model.lagMs;
    const found = model.messages.filter(
      (one) => one.to === to && one.body === body && one.at >= since && one.at <= newest,
    );
    return { kind: 'list', found: found.map(({ sid }) => ({ sid, status: 'sent' })) };
  };
  const model: ModelTwilio = {
    fates: [],
    status: 'queued',
    lists: [],
    lagMs: 0,
    messages: [],
    posts: [],
    finds: 0,
    sender: {
      ...(ifUncertain === 'look-up' ? { ifUncertain, find } : { ifUncertain }),
      async send({ id, to, body, callback }) {
        const fate = model.fates.shift() ?? 'accepted';
        model.posts.push(body);
        const known = ifUncertain === 'post-again' && model.messages.find((one) => one.id === id);
        const sid = known ? known.sid : `SM${model.messages.length + 1}`;
        if (!known && ['accepted', 'unheard', 'held'].includes(fate)) {
          model.messages.push({ id, sid, to, body, at: system.now(), callback });
        }
        switch (fate) {
          case 'accepted':
            return { kind: 'accepted', sid, status: model.status, segments: null };
          case 'refused':
            return { kind: 'refused', trouble: new Trouble('sms-21211', 'sms.to-invalid'), errorCode: 21211 };
          case 'unsent':
            return { kind: 'unsent', trouble: new Trouble('sms-unsent', 'sms.unsent') };
          case 'lost':
          case 'unheard':
            return { kind: 'uncertain' };
          case 'held':
          case 'vanished':
            return never;
        }
      },
      poll: async () => ({ kind: 'known', status: 'delivered', errorCode: null }),
    },
  };
  return model;
}
