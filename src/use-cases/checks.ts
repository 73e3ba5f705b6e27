// How people's levels are known: a group of the engine. They are asked of a cloud, or come by msgs.
import type { Reading } from '../battery/reading';
import { isByMsg } from '../clouds/registry';
import { serialByKey } from '../net/concurrency';
import { type Agenda, createAgenda } from '../people/agenda';
import type { AlertDelivery } from '../people/alert-delivery';
import { withHeard } from '../people/check-heard';
import { type CheckPeople, createCheckPeople } from '../people/check-people';
import { type Checking, createChecking } from '../people/checking';
import { type Curves, createCurves } from '../people/curves';
import { createForecasts } from '../people/forecasts';
import { createHeard } from '../people/heard';
import { createListener } from '../people/listener';
import { asReading } from '../people/stored-reading';
import type { Person } from '../store/records';
import type {
  AgendaStore,
  FactStore,
  InstanceStore,
  Instances,
  PeopleStore,
  ReadingStore,
  SweepStore,
} from '../store/store';
import { type CheckNow, createCheckNow } from './check-now';
import { createRemoveDevice, type RemoveDevice } from './remove-device';
import { createTakeReading, type TakeReading } from './take-reading';

export interface Checks {
  run: CheckPeople['run'];
  wake: CheckPeople['wake'];
  reschedule: CheckPeople['reschedule'];
  /** Wakes battery nodes when somebody is due there. */
  agenda: Pick<Agenda, 'attach' | 'remove'>;
  /** Forgets what is kept for battery nodes that are not there any more. */
  forgetNodes: SweepStore['forgetNodes'];
  /**
   * This Node-RED cannot check people of a client, or does so no more: they are left to the instances that can. False where the store
   * is not shared, and there are none.
   */
  leave(cloud: string, clientId: string): Promise<boolean>;
  now: CheckNow;
  last: Checking['last'];
  /** A msg brings a level. */
  take: TakeReading;
  /** Where levels come by msgs. */
  removeDevice: RemoveDevice;
  /** The newest reading of each device of a person, with all that is known of when it was heard of. */
  readings(person: Person, notSyncingHours: number): Promise<Reading[]>;
}

type AskingParts = Parameters<typeof createChecking>[0];
type PeopleParts = Parameters<typeof createCheckPeople>[0];
type ChecksParts = AskingParts &
  Pick<PeopleParts, 'system' | 'signupAddress'> & {
    store: AskingParts['store'] &
      PeopleParts['store'] &
      PeopleStore &
      ReadingStore &
      FactStore &
      AgendaStore &
      Pick<SweepStore, 'forgetNodes'> &
      Pick<Instances, 'isShared' | 'onFree'> &
      Pick<InstanceStore, 'freePeople'>;
    alertDelivery: AlertDelivery;
    /** Called after each check, whatever came of it. Must not throw. */
    onChecked(): void;
  };

export function createChecks(parts: ChecksParts): {
  checks: Checks;
  checking: Checking;
  checkPeople: CheckPeople;
  curves: Curves;
  /** Nobody is woken after `close`. */
  agenda: Pick<Agenda, 'changed' | 'expect' | 'close'>;
  /** Of a battery node and a person, one after the other: decisions, and what people answer. */
  inTurn: ReturnType<typeof serialByKey>;
  close(): Promise<void>;
} {
  const { store } = parts;
  const listener = createListener(parts);
  const agenda = createAgenda(parts);
  const forecasts = createForecasts(parts);
  const heard = createHeard({ ...parts, listener });
  const checking = withHeard(createChecking(parts), { ...parts, heard, listener });
  const inTurn = serialByKey();
  const checkPeople = createCheckPeople({ ...parts, checking, agenda, inTurn });
  const checks: Checks = {
    run: checkPeople.run,
    wake: checkPeople.wake,
    reschedule: checkPeople.reschedule,
    agenda,
    forgetNodes: store.forgetNodes,
    async leave(cloud, clientId) {
      if (store.isShared()) await store.freePeople(cloud, clientId);
      return store.isShared();
    },
    now: createCheckNow({ ...parts, checking }),
    last: checking.last,
    take: createTakeReading({ ...parts, heard }),
    removeDevice: createRemoveDevice({ ...parts, heard }),
    readings: async ({ id, cloud }, notSyncingHours) =>
      isByMsg(cloud) ? heard.known(id, notSyncingHours) : (await store.lastReadings(id)).map(asReading),
  };
  return {
    checks,
    checking,
    checkPeople,
    curves: createCurves({ ...parts, forecasts }),
    agenda,
    inTurn,
    close: listener.close,
  };
}
