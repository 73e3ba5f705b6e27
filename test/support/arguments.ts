// The command lines of the harnesses: read by Node's parser, refused with a sentence instead of a stack.
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/** What the command line says. `--help` prints the usage and ends the process, as does anything that is not there. */
export function readArguments<const T extends Options>(usage: string, options: T): Values<T> {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } });
    if (!('help' in values)) return values as Values<T>;
  } catch (error) {
    refuseArguments(usage, (error as Error).message);
  }
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}

/** Ends the process: what was given cannot be meant. */
export function refuseArguments(usage: string, why: string): never {
  process.stderr.write(`${why}\n\n${usage}\n`);
  process.exit(2);
}
