// The public addresses that config nodes serve: what stands before our paths, from outside.

export interface PublicBases {
  /** One is served from now on; the answer takes it back. */
  add(base: string): () => void;
  all(): readonly string[];
}

export function createPublicBases(): PublicBases {
  const bases = new Set<string>();
  return {
    add(base) {
      bases.add(base);
      return () => {
        bases.delete(base);
      };
    },
    all: () => [...bases],
  };
}
