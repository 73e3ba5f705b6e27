// Numbers by chance from a printed seed, for the made-up wearers: the same seed gives the same lives.

export interface Random {
  /** Between 0 and 1. */
  uniform(): number;
  between(from: number, to: number): number;
  /** A standard normal number. */
  normal(): number;
  /** Exp of a normal number with this deviation; its mean is 1. */
  factor(deviation: number): number;
  chance(probability: number): boolean;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32.
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // Box and Muller's two at once: every other one is kept for the next call.
  let kept = Number.NaN;
  const normal = () => {
    const other = kept;
    kept = Number.NaN;
    if (!Number.isNaN(other)) return other;
    const radius = Math.sqrt(-2 * Math.log(Math.max(uniform(), 1e-12)));
    const angle = 2 * Math.PI * uniform();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return {
    uniform,
    between: (from, to) => from + (to - from) * uniform(),
    normal,
    factor: (deviation) => Math.exp(deviation * normal() - deviation ** 2 / 2),
    chance: (probability) => uniform() < probability,
  };
}
