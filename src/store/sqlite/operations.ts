// Everything that the SQLite store can do, of all subjects: what `openStore` offers as promises.
import type { InstanceStore, Store, StoreHandle } from '../store';
import { agenda } from './agenda';
import { alerts } from './alerts';
import { authorizations } from './authorizations';
import { checks } from './checks';
import type { Operations } from './database';
import { facts } from './facts';
import { grants } from './grants';
import { incoming } from './incoming';
import { jointSms } from './joint-sms';
import { notifications } from './notifications';
import { people } from './people';
import { readings } from './readings';
import { signups } from './signups';
import { sms } from './sms';
import { sweep } from './sweep';
import { untold } from './untold';

export const operations: Operations<Omit<Store, keyof StoreHandle | keyof InstanceStore>> = {
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
};
