// Nodes that an earlier palette saved: they lack what came later, and their dialogs show what they work with.

/** Does so with each node of ours that comes into the editor. */
export function fillInDefaults(): void {
  RED.events.on('nodes:add', (node) => {
    if (!/^fitbit-/.test(node.type)) return;
    const newest = node._def.defaults.configVersion?.value;
    if (Number(node.configVersion ?? 0) >= Number(newest)) return;
    node.configVersion = newest;
    for (const [name, { value }] of Object.entries(node._def.defaults)) {
      if (node[name] === undefined) node[name] = value;
    }
  });
}
