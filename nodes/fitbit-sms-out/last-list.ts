// The numbers of the last msg where those were several: once one of its SMS has failed, the status shows that, and good news of the
// others does not hide it.

export interface LastList {
  /** A msg came. `numbers`: E.164, of a list; none for a msg to one number. */
  begin(numbers: readonly string[]): void;
  /** An SMS of this msg failed. `to`: E.164; left out where it is known to be one of these. */
  failed(to?: string): void;
  /** Whether good news of a number is not to be shown. */
  hides(to: string): boolean;
}

export function createLastList(): LastList {
  let numbers: ReadonlySet<string> = new Set();
  let hasFailed = false;
  return {
    begin(next) {
      numbers = new Set(next);
      hasFailed = false;
    },
    failed(to) {
      if (to === undefined || numbers.has(to)) hasFailed = true;
    },
    hides: (to) => hasFailed && numbers.has(to),
  };
}
