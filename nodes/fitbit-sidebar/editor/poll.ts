// When Node-RED is asked: something changed, somebody looks at the tab, and the last answer is a while ago.

/** However much happens, Node-RED is asked no more often than this, and rests ten times as long as it worked. */
const pauseMs = 500;
const restFactor = 10;

export interface Poll {
  /** Something is another than when Node-RED was last asked. */
  onChange(): void;
  /** The tab came into view, or went out of it. */
  shown(isShown: boolean): void;
  isShown(): boolean;
}

/** `ask` asks once, and calls back when the answer is there, or none will come. */
export function createPoll(ask: (onEnd: () => void) => void): Poll {
  let isAsking = false;
  let isStale = true;
  let isShown = false;

  function refresh(): void {
    if (!isShown || !isStale || isAsking) return;
    isStale = false;
    isAsking = true;
    const askedAt = Date.now();
    ask(() => {
      const pause = Math.max(pauseMs, restFactor * (Date.now() - askedAt));
      // A change during this request is asked for after it.
      window.setTimeout(() => {
        isAsking = false;
        refresh();
      }, pause);
    });
  }

  return {
    onChange() {
      isStale = true;
      refresh();
    },
    shown(isSeen) {
      isShown = isSeen;
      refresh();
    },
    isShown: () => isShown,
  };
}
