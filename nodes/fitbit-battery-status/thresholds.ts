// By what a check judges: the dialog's settings, or with a low threshold that stands elsewhere and may change.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import type { LowUnknown } from '../../src/people/thresholds';
import { Trouble } from '../../src/sentences/trouble';
import { typedValue } from '../common/typed-value';
import { checkSettings, type StatusDef, withLow } from './settings';

export type CheckSettings = ReturnType<typeof checkSettings>;

export interface Thresholds {
  /** What stands in the dialog itself: `low` is null where it stands elsewhere. */
  own: LowUnknown<CheckSettings>;
  /** Null where the low threshold stands elsewhere. */
  fixed: CheckSettings | null;
  /** For the check that a msg asks for. Rejects with a Trouble where there is no such number. */
  of(msg: NodeMessage): Promise<CheckSettings>;
  /**
   * For what no msg asks for: where the low threshold stands in a context or the environment it is read anew, where msgs bring
   * it, it is what the last one brought. Null where there is no such number.
   */
  now(): Promise<CheckSettings | null>;
}

export function createThresholds(RED: NodeAPI, node: Node, def: StatusDef, byMsg: boolean): Thresholds {
  const settings = checkSettings(def, byMsg);
  const fixed = def.lowType === 'num' ? settings : null;
  /** What the last msg brought. */
  let brought: CheckSettings | null = null;
  const read = async (msg: NodeMessage) =>
    withLow(settings, await typedValue(RED, node, def.lowType, String(def.low), msg));
  return {
    own: fixed ?? { ...settings, low: null },
    fixed,
    async of(msg) {
      if (fixed) return fixed;
      const found = await read(msg);
      if (!found) throw new Trouble('bad-threshold', 'check.bad-threshold');
      brought = found;
      return found;
    },
    now: async () => fixed ?? (def.lowType === 'msg' ? brought : await read({})),
  };
}
