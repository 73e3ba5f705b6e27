// What a store promises about people: who is watched, by which ids, and who is gone.
import type { Person, PersonChange, Present, StoredSignup } from './records';

/** Whether there is a place beside these people: judged where it is taken, so that two who come at once see each other. */
export type HasPlace = (people: readonly Person[]) => boolean;

/** Who is watched. Lists are in the order of names by their code points, then of ids. */
export interface PeopleStore {
  people(cloud: string): Promise<Person[]>;
  /** Everybody of every cloud. */
  everybody(): Promise<Person[]>;
  peopleOfClient(cloud: string, clientId: string): Promise<Person[]>;
  countPeople(cloud: string, clientId: string): Promise<number>;
  /** The next of a client's people by their ids at the cloud: from after `userId` on, `limit` at most. */
  nextPeople(cloud: string, clientId: string, userId: string, limit: number): Promise<Person[]>;
  person(id: string): Promise<Person | null>;
  /** Whose id at the cloud that is, or was before `changePerson` gave them another. */
  personOfAccount(cloud: string, clientId: string, userId: string): Promise<Person | null>;
  /** `linkHash`: SHA-256 of the secret in a personal link. */
  personOfLink(linkHash: string): Promise<Person | null>;
  personsOfNumber(number: string): Promise<Person[]>;
  /**
   * A number that is given up is remembered for two days, and an id at the cloud stays theirs beside the new one. False,
   * and nothing happens, where the person is gone or the new id another's. `restate`: what becomes of what each node has
   * told of the person, where a change moves the time that it was told by.
   */
  changePerson(
    id: string,
    change: PersonChange,
    restate?: (state: string, before: Person) => string,
  ): Promise<boolean>;
  /**
   * Adds somebody who needs no grant, with their sign-up; false where another of the client has that id at the cloud, where a msg
   * brings them and whoever had it was removed for good, and where `hasPlace` says no, which is asked with the client's people as
   * they are then.
   */
  addPerson(
    person: Person,
    signup?: StoredSignup | null,
    isByMsg?: boolean,
    hasPlace?: HasPlace | null,
  ): Promise<boolean>;
  /**
   * Gives somebody an id at the cloud. Where it is another's, `mayGive` is asked: then they get that one's devices as well,
   * and the other is removed. False, and nothing changes, where it says no, and where they are gone.
   */
  identifyPerson(
    id: string,
    userId: string,
    mayGive: (other: Person, isByMsg: boolean) => boolean,
  ): Promise<boolean>;
  /**
   * Deletes a person and all that hangs on them: grant, history, alerts, sign-ups, SMS, and how they were connected.
   * `isForGood`: a fingerprint of their id at the cloud stays, so that no msg adds them again.
   */
  removePerson(id: string, isForGood?: boolean): Promise<void>;
  /**
   * Who an SMS is about, with the newest readings, as they are now. `to`: the number that it would go to, by which it is
   * told whether that was theirs until lately; null for none.
   */
  present(personId: string, to: string | null): Promise<Present>;
}
