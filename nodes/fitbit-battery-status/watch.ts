// Lets the sidebar show by what a node judges.
import type { Node } from 'node-red';
import type { LowUnknown } from '../../src/people/thresholds';
import type { ReadyClient } from '../fitbit-config/node';
import type { StatusDef } from './settings';
import type { CheckSettings, Thresholds } from './thresholds';

export interface Watch {
  /** `low` is null: that is not known yet. */
  judgeBy(client: ReadyClient, settings: LowUnknown<CheckSettings>): void;
  end(): void;
}

export function createWatch(
  node: Node,
  def: StatusDef,
  { escalateTo }: Pick<Thresholds, 'escalateTo'>,
  isClosed: () => boolean,
): Watch {
  let unwatch: () => void = () => undefined;
  return {
    judgeBy({ engine, cloud, clientId }, settings) {
      if (isClosed()) return;
      unwatch();
      const personId = def.person || null;
      unwatch = engine.oversight.watch({ nodeId: node.id, cloud, clientId, personId, settings, escalateTo });
    },
    end: () => unwatch(),
  };
}
