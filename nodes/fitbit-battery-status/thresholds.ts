// By what a check judges: the dialog's settings, or with a low threshold that stands elsewhere and may change.
import type { NodeAPI, NodeMessage } from 'node-red';
import { isByMsg } from '../../src/clouds/registry';
import type { EscalateTo } from '../../src/people/next-person';
import type { LowUnknown } from '../../src/people/thresholds';
import { Trouble } from '../../src/sentences/trouble';
import { typedValue } from '../common/typed-value';
import type { ConfigNode } from '../fitbit-config/node';
import { checkSettings, escalateTo, type StatusDef, type StatusNode, withLow } from './settings';

export type CheckSettings = ReturnType<typeof checkSettings>;

export interface Thresholds {
  /** What stands in the dialog itself: `low` is null where it stands elsewhere. */
  own: LowUnknown<CheckSettings>;
  /** Null where the low threshold stands elsewhere. */
  fixed: CheckSettings | null;
  /** Who is told where nobody charges a battery for long. */
  escalateTo: EscalateTo;
  /** For the check that a msg asks for. Rejects with a Trouble where there is no such number. */
  of(msg: NodeMessage): Promise<CheckSettings>;
  /**
   * For what no msg asks for: where the low threshold stands in a context or the environment it is read anew, where msgs bring
   * it, it is what the last one brought. Null where there is no such number.
   */
  now(): Promise<CheckSettings | null>;
}

export function createThresholds(
  RED: NodeAPI,
  node: StatusNode,
  def: StatusDef,
  { cloud, country }: Pick<ConfigNode, 'cloud' | 'country'>,
): Thresholds {
  const settings = checkSettings(def, isByMsg(cloud));
  const fixed = def.lowType === 'num' ? settings : null;
  /** What the last msg brought. */
  let brought: CheckSettings | null = null;
  const read = async (msg: NodeMessage) =>
    withLow(settings, await typedValue(RED, node, def.lowType, String(def.low), msg));
  return {
    own: fixed ?? { ...settings, low: null },
    fixed,
    escalateTo: escalateTo(def, node.credentials?.escalateNumber, country),
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
