// A cloud's problem while somebody connects, as an error that people may see.
import type { Problem, ProblemCode } from '../clouds/cloud';
import type { SentenceKey } from '../sentences/sentences';
import { Trouble } from '../sentences/trouble';

/** A check is tried again by itself, a connection is not: these say what to press. */
const inConnecting: Readonly<Partial<Record<ProblemCode, SentenceKey>>> = {
  'permission-denied': 'connect.permission-denied',
  forbidden: 'connect.forbidden',
  'rate-limited': 'connect.rate-limited',
  'refresh-conflict': 'connect.server-error',
  'server-error': 'connect.server-error',
  unreachable: 'connect.unreachable',
  timeout: 'connect.timeout',
};

/** `service` is the cloud's name on the screen. The code of the Trouble is the problem's. */
export function problemTrouble({ code, detail }: Problem, service: string): Trouble {
  return new Trouble(code, inConnecting[code] ?? `problem.${code}`, { service, detail: detail ?? '' });
}
