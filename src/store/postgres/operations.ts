// Everything that the PostgreSQL store can do, of all subjects: what `openPostgresStore` offers as promises.
import type { Store, StoreHandle } from '../store';
import { agenda } from './agenda';
import { alerts } from './alerts';
import { authorizations } from './authorizations';
import { checks } from './checks';
import type { Operations } from './database';
import { facts } from './facts';
import { grants } from './grants';
import { incoming } from './incoming';
import { instances } from './instances';
import type { Operation, Together } from './jobs';
import { jointSms } from './joint-sms';
import { addTogether, notifications } from './notifications';
import { people } from './people';
import { readings } from './readings';
import { signups } from './signups';
import { sms } from './sms';
import { sweep } from './sweep';
import { untold } from './untold';

export const operations: Operations<Omit<Store, keyof StoreHandle>> = {
  ...people,
  ...grants,
  ...authorizations,
  ...readings,
  ...alerts,
  ...checks,
  ...agenda,
  ...untold,
  ...signups,
  ...notifications,
  ...sms,
  ...jointSms,
  ...incoming,
  ...facts,
  ...sweep,
  ...instances,
};

/** Operations that take many calls at once, and how. */
export const together: ReadonlyMap<Operation, Together> = new Map([
  [notifications.addNotifications as Operation, addTogether as unknown as Together],
]);
