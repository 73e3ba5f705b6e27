// Where the app is to call: one webhook for each event, under ids of our own, so that none is there twice. Source: `/webhooks`
// of the OpenAPI document.
import type { HttpAnswer } from '../../../net/http';
import { hashOf } from '../../../net/secrets';
import { isObject, jsonOf } from '../../answer-json';
import type { Registration } from '../../provider';
import type { Wire } from './wire';

const fates = ['sms:sent', 'sms:delivered', 'sms:failed'] as const;
const received = 'sms:received';
const ours = [...fates, received] as const;
type WebhookEvent = (typeof ours)[number];

/** `key`: what tells this phone from another. `withReplies`: whether it is to post every SMS that comes in. */
export function openRegistration(wire: Wire, key: string, withReplies: boolean): Registration {
  const wanted: readonly WebhookEvent[] = withReplies ? ours : fates;
  const device = wire.device ? { deviceId: wire.device } : {};

  /** What is registered there, whoever did that; null where it cannot be seen. */
  async function list(): Promise<Record<string, unknown>[] | null> {
    const outcome = await wire.get('/webhooks');
    const listed = outcome.ok && outcome.answer.status === 200 ? jsonOf(outcome.answer.body) : null;
    return Array.isArray(listed) ? listed.filter(isObject) : null;
  }

  async function post(id: string, event: WebhookEvent, url: string): Promise<boolean> {
    const outcome = await wire.post('/webhooks', { id, url, event, ...device });
    return outcome.ok && isTaken(outcome.answer);
  }

  /** False where it may still be there. */
  async function remove(id: string): Promise<boolean> {
    const outcome = await wire.remove(`/webhooks/${id}`);
    return outcome.ok && (isTaken(outcome.answer) || outcome.answer.status === 404);
  }

  return {
    key,
    async reconcile(account, address) {
      const listed = await list();
      if (!listed) return false;
      let isRight = true;
      for (const event of ours) {
        const id = idOf(account, event);
        const known = listed.find((one) => one.id === id);
        if (!wanted.includes(event)) {
          if (known) isRight = (await remove(id)) && isRight;
          continue;
        }
        // A phone that is reached directly does not list a device.
        const isOfDevice = !wire.isServer || known?.deviceId === wire.device;
        const isThere = known?.url === address && known.event === event && isOfDevice;
        if (!isThere) isRight = (await post(id, event, address)) && isRight;
      }
      return isRight;
    },
    async remove(account) {
      for (const event of ours) if (!(await remove(idOf(account, event)))) return;
    },
  };
}

const isTaken = ({ status }: HttpAnswer) => status >= 200 && status < 300;

/** The same for each start and each Deploy of an account, and never another's. At most 36 characters are taken. */
function idOf(account: string, event: WebhookEvent): string {
  return `fitbit-${event.slice('sms:'.length)}-${hashOf(account).slice(0, 16)}`;
}
