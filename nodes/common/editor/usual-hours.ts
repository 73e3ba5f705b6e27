// After how many hours a device counts as not syncing, as a dialog proposes it: that goes by whether levels come by msgs.
import { defaultsFor } from '../../../src/battery/settings';

export const usualHours = (isByMsg: boolean): number => defaultsFor(isByMsg).notSyncingHours;

/** Hours that nobody has chosen follow the service when it becomes one of the other kind; typed ones stay. */
export function hoursFor(hours: unknown, wasByMsg: boolean, isByMsg: boolean): unknown {
  return wasByMsg !== isByMsg && String(hours) === String(usualHours(wasByMsg)) ? usualHours(isByMsg) : hours;
}

/** A service has become one of the other kind: so do the battery nodes that use it, whose dialogs are closed. */
export function followService(configId: string, wasByMsg: boolean, isByMsg: boolean): void {
  RED.nodes.eachNode((node) => {
    if (node.type !== 'fitbit-battery-status' || node.config !== configId) return;
    const hours = hoursFor(node.notSyncingHours, wasByMsg, isByMsg);
    if (hours === node.notSyncingHours) return;
    node.notSyncingHours = hours;
    node.changed = true;
    node.dirty = true;
  });
}
