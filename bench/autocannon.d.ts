// What we use of autocannon 9; it brings no types.
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds. */
    sampleInt: number;
    requests: readonly { method: string; path: string; headers: Record<string, string>; body: string }[];
  }
  interface Instance extends PromiseLike<{ errors: number; timeouts: number }> {
    on(
      event: 'response',
      hear: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): this;
  }
  function autocannon(options: Options): Instance;
  export = autocannon;
}
