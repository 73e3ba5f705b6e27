// What a store promises to several Node-REDs that share it: whose turn it is. Where one holds it alone, all is its own.

/** One Node-RED process with an open store: an instance. Times are of the database's clock, ms since 1970 UTC. */
export interface Instance {
  /** Its number, which none had before it. Whoever was late, and was taken for lost, has another one afterwards. */
  epoch: number;
  /** Where it runs, as its host is called. */
  name: string;
  /** The version of this package that it runs. */
  version: string;
  isOwn: boolean;
  startedAt: number;
  /** How long ago it was heard of, ms. */
  silentMs: number;
  /** By how much its clock is ahead of the database's, ms; negative: behind. */
  aheadMs: number;
  /** How many people it acts for, and how many SMS it looks after. */
  people: number;
  sms: number;
}

/**
 * Whose turn it is among several. What belongs to an instance that was late, or has stopped, is free, and the next that asks for
 * it has it. One for which nothing is free does not wait: it gets none.
 */
export interface InstanceStore {
  /** Those of these people (ids) for whom this instance acts from now on, in the order of the ids. */
  ownPeople(ids: readonly string[]): Promise<string[]>;
  /** This node is gone: people of a client for whom this instance acted are free, so that others who have the node act for them. */
  freePeople(cloud: string, clientId: string): Promise<void>;
  /** Whether this instance does a work that one of all does, known by its name. */
  ownWork(name: string): Promise<boolean>;
  /** This instance does a work no more: another one may. */
  freeWork(name: string): Promise<void>;
  /**
   * Whether this instance is to refresh a grant of this generation: no other one is told so until it has replaced the grant, has
   * called `endRefresh`, is lost, or three minutes have passed. False where another one does, or the grant is another one by now.
   */
  beginRefresh(personId: string, generation: number): Promise<boolean>;
  /** The refresh has brought nothing. */
  endRefresh(personId: string, generation: number): Promise<void>;
  /** Whether this instance looks after this SMS. */
  ownsSms(id: string): Promise<boolean>;
  /**
   * What this instance has written down as being posted, and has not posted, waits until `nextLookAt` (ms since 1970 UTC): only where it
   * is still of this epoch, as another one may have posted it.
   */
  leaveUnposted(id: string, epoch: number, nextLookAt: number): Promise<void>;
  /** Whether what may have been sent may be posted once more when it is not found: whoever was lost may be about to post it. */
  mayPostAgain(id: string): Promise<boolean>;
  /** Ids of SMS of an account that were free and still have to be looked after: this instance does so from now on. */
  takeSms(account: string): Promise<string[]>;
  /**
   * What another instance has taken in for people of a client for whom this one acts: each once, after that it is among those that wait.
   */
  takeNotifications(cloud: string, clientId: string): Promise<{ userId: string; id: number; at: number }[]>;
  /** Ids of authorizations that were free, and whose grant came in but whose person was not saved. */
  takeAuthorizations(): Promise<string[]>;
}

/** What the store tells of instances besides. */
export interface Instances {
  /** Whether several may use the store: what one remembers another cannot know. */
  isShared(): boolean;
  /** The number of this instance; another one after it was late. Of a store that is not shared 0. */
  epoch(): number;
  /**
   * Whether this instance still is the one of this epoch, and in time: others take nothing of its own as yet. To be asked right
   * before what must happen once; by a clock that does not jump. Never rejects.
   */
  mayAct(epoch: number): Promise<boolean>;
  /**
   * By how much this instance's clock is ahead of the one by which all instances go, ms; negative: behind. 0 where it differs by less
   * than a minute, and of a store that is not shared.
   */
  outOfStepMs(): number;
  /** Those that are in time, the first one first; of a store that is not shared none. */
  instances(): Promise<Instance[]>;
  /** Calls `run` when something may be free: whoever was lost had it. The answer ends that. `run` must not throw. */
  onFree(run: () => void): () => void;
  /** Calls `run` when notifications wait that another instance has taken in. The answer ends that. `run` must not throw. */
  onWaiting(run: () => void): () => void;
}
