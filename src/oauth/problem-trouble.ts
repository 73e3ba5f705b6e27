// A cloud's problem as an error that people may see.
import type { Problem } from '../clouds/cloud';
import { Trouble } from '../sentences/trouble';

/** `service` is the cloud's name on the screen. The code of the Trouble is the problem's. */
export function problemTrouble({ code, detail }: Problem, service: string): Trouble {
  return new Trouble(code, `problem.${code}`, { service, detail: detail ?? '' });
}
