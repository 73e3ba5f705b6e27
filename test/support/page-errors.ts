// Errors in the editor's page: which of them say something of ours.

/**
 * Whether an error comes from Node-RED's own files alone, such as from a notice that is closed twice while it slides up: on a busy
 * machine its editor throws some of those. `stack`: as Chromium writes it; one with any place elsewhere, or with none, is not.
 */
export function isOfNodeRed(stack: string): boolean {
  const places = stack.split('\n').filter((line) => line.startsWith('    at '));
  return places.length > 0 && places.every((place) => /\/\/[^/]+\/(red|vendor)\/[^ )]*\.js/.test(place));
}
