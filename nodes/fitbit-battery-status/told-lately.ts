// What goes wrong for one goes wrong for many: each cause is told once in an hour.
import type { System } from '../../src/net/system';

export const toldAgainMs = 3_600_000;

/** The answer says whether a cause was told within the hour; where it was not, it counts as told now. */
export function toldLately({ steady }: Pick<System, 'steady'>): (cause: string) => boolean {
  const toldAt = new Map<string, number>();
  return (cause) => {
    for (const [one, at] of toldAt) if (steady() - at >= toldAgainMs) toldAt.delete(one);
    if (toldAt.has(cause)) return true;
    toldAt.set(cause, steady());
    return false;
  };
}
