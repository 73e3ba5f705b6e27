// A package that is another one than ours: as a later version of it may be.
import Module from 'node:module';

type Load = (asked: string, ...rest: unknown[]) => unknown;

/** Lets every `require` of a file of a package, such as `undici/lib/agent`, have this instead, until the answer is called. */
export function withModule(replaced: string, instead: () => unknown): () => void {
  const modules = Module as unknown as { _load: Load };
  const load = modules._load;
  modules._load = (asked, ...rest) => (asked === replaced ? instead() : load(asked, ...rest));
  return () => {
    modules._load = load;
  };
}

/** Lets every `require` of a file of a package fail until the answer is called. */
export function withoutModule(missing: string): () => void {
  return withModule(missing, () => {
    throw Object.assign(new Error(`Cannot find module '${missing}'`), { code: 'MODULE_NOT_FOUND' });
  });
}
