// By what a check judges: the dialog's settings, or with a low threshold that stands elsewhere and may change.
import type { Node, NodeAPI, NodeMessage } from 'node-red';
import { Trouble } from '../../src/sentences/trouble';
import { typedValue } from '../common/typed-value';
import { checkSettings, type StatusDef, withLow } from './settings';

export type CheckSettings = ReturnType<typeof checkSettings>;

export interface Thresholds {
  /** What stands in the dialog itself. */
  own: CheckSettings;
  /** Null where the low threshold is known with the first check only. */
  fixed: CheckSettings | null;
  /** For the check that a msg asks for. Rejects with a Trouble where there is no such number. */
  of(msg: NodeMessage): Promise<CheckSettings>;
  /** What the last check judged by; before there was one, what stands in the dialog. */
  last(): CheckSettings;
}

export function createThresholds(RED: NodeAPI, node: Node, def: StatusDef, byMsg: boolean): Thresholds {
  const settings = checkSettings(def, byMsg);
  const fixed = def.lowType === 'num' ? settings : null;
  let last = settings;
  return {
    own: settings,
    fixed,
    async of(msg) {
      if (fixed) return fixed;
      const found = withLow(settings, await typedValue(RED, node, def.lowType, String(def.low), msg));
      if (!found) throw new Trouble('bad-threshold', 'check.bad-threshold');
      last = found;
      return found;
    },
    last: () => last,
  };
}
