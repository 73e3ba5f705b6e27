// An instance that was late: what it still had in hand is another one's.
import { Trouble } from '../sentences/trouble';

/** Nothing more is done with it here, and whoever has it goes on. */
export const lateTrouble = (): Trouble => new Trouble('instance-late', 'store.instance-late');

export const isLate = (thrown: unknown): boolean =>
  thrown instanceof Trouble && thrown.code === 'instance-late';
