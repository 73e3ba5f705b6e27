// How alerts reach the flow, and what becomes of those that no SMS could tell: a group of the engine.
import type { System } from '../net/system';
import type { AlertDelivery } from '../people/alert-delivery';
import type { Overview } from '../people/overview';
import { createUntold, type Untold } from '../people/untold';
import { isOfSettings } from '../sms/obstacles';
import type { Store } from '../store/store';
import { createPrepareTests, type PrepareTests } from './prepare-tests';

export interface Alerts extends Pick<AlertDelivery, 'attach' | 'tell'> {
  /** Alerts whose SMS could not even be tried. */
  untold: Untold;
  /** To be sent by `tell`. */
  prepareTests: PrepareTests;
}

interface AlertsParts {
  store: Store;
  system: System;
  alertDelivery: AlertDelivery;
  overview: Overview;
}

export function createAlerts({ store, system, alertDelivery, overview }: AlertsParts): Alerts {
  return {
    attach: alertDelivery.attach,
    tell: alertDelivery.tell,
    untold: createUntold({ store, system, alertDelivery, isOfSettings }),
    prepareTests: createPrepareTests({ store, system, overview }),
  };
}
