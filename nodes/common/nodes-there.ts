// Which nodes there are, the disabled ones too: what is kept for one that is gone is kept for nobody.
import type { NodeAPI, NodeDef } from 'node-red';

/** Whether a node of this id is in the flows; looked at now, once for all that are asked for. */
export function nodesThere(RED: NodeAPI): (nodeId: string) => boolean {
  const types = new Map<string, string>();
  RED.nodes.eachNode(({ id, type }: NodeDef) => types.set(id, type));
  /** One in a subflow is called `<instance>-<node of the template>`, and so is an instance in another one's template. */
  const isThere = (id: string): boolean => {
    if (types.has(id)) return true;
    for (let dash = id.indexOf('-'); dash !== -1; dash = id.indexOf('-', dash + 1)) {
      const instance = id.slice(0, dash);
      // The template of a subflow that comes as a module stands in no flow.
      const isOfModule = types.has(instance) && !types.get(instance)?.startsWith('subflow:');
      if (isOfModule || (types.has(id.slice(dash + 1)) && isThere(instance))) return true;
    }
    return false;
  };
  return isThere;
}
