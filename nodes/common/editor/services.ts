// What the dialogs know of a service by its id.
import { elsewhereService } from '../../../src/clouds/elsewhere-service';

/** Those of which a dialog has to know more than the name. */
const known = [elsewhereService];

/** Whether levels of a service come by msgs, so that nothing is asked and nobody connects to it. */
export const comesByMsg = (cloud: string | undefined): boolean =>
  known.some(({ id, isByMsg }) => id === cloud && isByMsg);
