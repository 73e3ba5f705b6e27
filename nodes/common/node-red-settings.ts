// The settings of this Node-RED, as settings.js has them: whatever an owner may have written there.
import type { NodeAPI } from 'node-red';

export function settingsOf(RED: NodeAPI): Readonly<Record<string, unknown>> {
  return RED.settings as unknown as Record<string, unknown>;
}
