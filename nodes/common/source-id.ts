// By which id people belong to a source: for the node that runs and for the editor alike.

/**
 * The id of its own that the flow keeps, else one made of the node's. Never the node's id itself: Node-RED takes a field with
 * the id of a config for a reference, and one that refers to itself it does not start.
 */
export function sourceIdOf({ id, sourceId = '' }: { id: string; sourceId?: string | undefined }): string {
  return sourceId.trim() || `source-${id}`;
}
