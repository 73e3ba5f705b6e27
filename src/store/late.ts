// An instance that was late: what it still had in hand is another one's.
import { Trouble } from '../sentences/trouble';

/** Nothing more is done with it here, and whoever has it goes on. */
export const lateTrouble = (): Trouble => new Trouble('instance-late', 'store.instance-late');

/** What may be over in a moment: the database does not answer, has too many others to serve, or has not said whether it kept something. */
const passing: readonly string[] = ['store-unreachable', 'store-contended', 'store-uncertain'];

/** Whether a store was away. Not one on this machine's disk: what fails there stays so until somebody does something about it. */
export const isAway = (thrown: unknown): boolean => thrown instanceof Trouble && passing.includes(thrown.code);

/** So long after it was late, or its database away, an instance looks what has become of what it had in hand, ms. */
export const lookAgainMs = 5_000;

export const isLate = (thrown: unknown): boolean =>
  thrown instanceof Trouble && thrown.code === 'instance-late';
