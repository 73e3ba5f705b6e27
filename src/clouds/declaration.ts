// What each cloud's own file exports: its facts, and how it is opened.
import type { Http } from '../net/http';
import type { System } from '../net/system';
import type { Cloud } from './cloud';
import type { CloudFacts } from './facts';

export type CloudDeclaration = RealCloud | MadeUpCloud;

export interface RealCloud extends CloudFacts {
  isMadeUp: false;
  /** Loads what speaks to it: facts alone must cost nothing. */
  open(http: Http, system: Pick<System, 'now'>): Cloud;
}

export interface MadeUpCloud extends CloudFacts {
  isMadeUp: true;
  /** Starts it, once somebody has chosen it. */
  start(system: System): Promise<StartedCloud>;
}

/** A made-up cloud that runs, with the client and the one person that it brings. */
export interface StartedCloud {
  cloud: Cloud;
  clientId: string;
  clientSecret: string;
  grant: { accessToken: string; refreshToken: string; scopes: readonly string[]; expiresAt: number };
  userId: string;
  close(): Promise<void>;
}
