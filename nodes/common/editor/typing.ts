// Waits for the end of typing.

const TYPING_PAUSE_MS = 400;

/** Runs once the user has stopped typing. */
export function afterTyping(action: () => void): () => void {
  let timer: number | undefined;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, TYPING_PAUSE_MS);
  };
}
