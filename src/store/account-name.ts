// By which fingerprint an id at a cloud is kept beside those that people have now: the same in every driver.
import { hashOf } from '../net/secrets';
import type { Person } from './records';

export type Account = Pick<Person, 'cloud' | 'clientId' | 'userId'>;

export function accountHash({ cloud, clientId, userId }: Account): string {
  return hashOf(JSON.stringify([cloud, clientId, userId]));
}
