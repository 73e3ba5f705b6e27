// How the phone is by which SMS leave: its own battery where it is reached directly, and when a server last heard of it.
// Source of the latter: `GET /devices` of the OpenAPI document.

import type { System } from '../../../net/system';
import type { SenderHealth } from '../../provider';
import { findDevice } from './devices';
import { askPhone } from './phone-health';
import { aheadOf, type Wire } from './wire';

export async function askHealth(wire: Wire, time: Pick<System, 'now'>): Promise<SenderHealth> {
  return wire.device ? ofDevice(wire, time) : askPhone(wire);
}

/** A server's `/health` is its own readiness, and says nothing of the phone. */
async function ofDevice(wire: Wire, time: Pick<System, 'now'>): Promise<SenderHealth> {
  const device = await findDevice(wire);
  // A phone that its server does not know any more is out of reach, too.
  if (!device) return { kind: 'unreached' };
  const { lastSeen, answer } = device;
  // The server's clock may be another hour than ours.
  const lastSeenAt = lastSeen === null ? null : lastSeen - (aheadOf(answer, time.now()) ?? 0);
  return { kind: 'reached', phone: null, lastSeenAt };
}
