// Waits for the end of typing.

const usualPauseMs = 400;

/** Runs once the user has stopped typing. */
export function afterTyping(action: () => void, pauseMs = usualPauseMs): () => void {
  let timer: number | undefined;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, pauseMs);
  };
}
