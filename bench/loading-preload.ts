// Loaded into a Node-RED that is measured: what it has taken of the processor when it begins to load palettes. All that an
// unused palette costs comes after that, and most of what Node-RED itself does before it, with all its noise.
interface Loading {
  /** User and system time of the process, in ms; NaN before. */
  cpuMs: number;
}

export const loading: Loading = { cpuMs: Number.NaN };

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = ((...args: Parameters<typeof write>) => {
  if (Number.isNaN(loading.cpuMs) && String(args[0]).includes('Loading palette nodes')) {
    const { user, system } = process.cpuUsage();
    loading.cpuMs = (user + system) / 1000;
    process.stdout.write = write;
  }
  return write(...args);
}) as typeof write;
