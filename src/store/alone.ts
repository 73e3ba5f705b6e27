// A store that one process holds: all is its own, and asking costs nothing.
import type { InstanceStore, Instances } from './instance-store';

const nothingEver = () => () => undefined;

export const alone: InstanceStore & Instances = {
  isShared: () => false,
  epoch: () => 0,
  mayAct: async () => true,
  outOfStepMs: () => 0,
  instances: async () => [],
  onFree: nothingEver,
  onWaiting: nothingEver,
  ownPeople: async (ids) => [...ids],
  freePeople: async () => undefined,
  ownWork: async () => true,
  freeWork: async () => undefined,
  beginRefresh: async () => true,
  endRefresh: async () => undefined,
  ownsSms: async () => true,
  leaveUnposted: async () => undefined,
  mayPostAgain: async () => true,
  takeSms: async () => [],
  takeNotifications: async () => [],
  takeAuthorizations: async () => [],
};
