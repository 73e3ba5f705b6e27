// What a set-up makes impossible for the public paths, as a status: by the code of its Trouble.
import type { Node, NodeAPI } from 'node-red';
import { codeIn } from './closed';
import { type StatusName, show } from './status';

const names: Readonly<Record<string, StatusName>> = {
  'web-no-http-node': 'noNodeServer',
  'web-auth-blocked': 'authBlocked',
  'web-no-raw-body': 'noRawBody',
  'web-path-taken': 'pathTaken',
  'web-port-taken': 'portTaken',
  'web-port-refused': 'portTaken',
  'web-two-servers': 'portTaken',
};

export function blockedStatus(code: string): StatusName {
  return names[code] ?? 'storeTrouble';
}

/** A node with a public path could not open it. */
export function showBlocked(RED: NodeAPI, node: Node, error: Error): void {
  show(RED, node, blockedStatus(codeIn(error)));
  node.error(error);
}
