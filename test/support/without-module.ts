// A package that does not hold a file any more: as a later version of it may be.
import Module from 'node:module';

type Load = (asked: string, ...rest: unknown[]) => unknown;

/** Lets every `require` of a file of a package, such as `undici/lib/agent`, fail until the answer is called. */
export function withoutModule(missing: string): () => void {
  const modules = Module as unknown as { _load: Load };
  const load = modules._load;
  modules._load = (asked, ...rest) => {
    if (asked !== missing) return load(asked, ...rest);
    throw Object.assign(new Error(`Cannot find module '${asked}'`), { code: 'MODULE_NOT_FOUND' });
  };
  return () => {
    modules._load = load;
  };
}
