// Checks of the path that a node serves in public.

export function isPublicPath(value: string): boolean {
  return /^(\/[\w.~-]+)+$/.test(value) && !/\/\.{1,2}(\/|$)/.test(value);
}

/** Whether something else of ours is served there: the later of two nodes that have the same path gets nothing. */
export function isPathTaken(node: EditorNode, path: string): boolean {
  if (['callback', 'close.js', 'owner', 'page.css', 'sms'].some((name) => path === `/fitbit/${name}`))
    return true;
  return ['fitbit-signup', 'fitbit-webhook-in'].some((type) =>
    RED.nodes.filterNodes({ type }).some((other) => other.id !== node.id && !other.d && other.path === path),
  );
}
