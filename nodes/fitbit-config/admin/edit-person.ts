// What is asked where the owner edits a person, in the dialog or in the sidebar tab.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { readEdit } from '../../../src/people/editing';
import { isolated } from '../../../src/sentences/isolated';
import { sentence } from '../../../src/sentences/sentences';
import type { Person } from '../../../src/store/records';
import { languageOf, texts } from '../../common/admin-request';
import type { PersonEdit, Sentence } from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import { runningConfigs } from '../../common/running';
import type { ConfigNode } from '../node';
import { numberTyped } from './number-typed';

/**
 * POST fitbit/people/<id>: what is empty or not there keeps what is stored. `removeNumber` (true) is the only way to
 * take a number away; null for `ownLow`, `ownNotSyncingHours` and `ownAdviceAt` goes back to what the battery node says.
 */
export function editPerson(RED: NodeAPI, request: Request): Promise<Sentence> {
  const { name, number, language, country } = texts<PersonEdit>(request.body);
  const { removeNumber, sms, advice, ownLow, ownNotSyncingHours, ownAdviceAt } = (request.body ??
    {}) as Partial<Record<keyof PersonEdit, unknown>>;
  return withEngine(RED, async (engine) => {
    const id = String(request.params.id);
    const edit = readEdit({
      name,
      number: numberTyped(number, country ?? countryOf(await engine.people.find(id))) ?? undefined,
      removeNumber: removeNumber === true,
      language,
      sms: typeof sms === 'boolean' ? sms : undefined,
      advice: typeof advice === 'boolean' ? advice : undefined,
      ownLow: textOrNull(ownLow),
      ownNotSyncingHours: textOrNull(ownNotSyncingHours),
      ownAdviceAt: textOrNull(ownAdviceAt),
    });
    const person = await engine.people.edit(id, edit);
    return { text: editedText(person, edit.number, languageOf(request)) };
  });
}

/** A number that was just typed is told whole, once, to who typed it: only so can a wrong one be seen. */
function editedText({ name }: Person, number: string | null | undefined, language: string): string {
  const who = isolated(name);
  if (number === undefined) return sentence(language, 'person.edited', { who });
  return number === null
    ? sentence(language, 'person.edited.no-number', { who })
    : sentence(language, 'person.edited.number', { who, number });
}

/** The default country of a running config that knows a person's client; empty for none. */
function countryOf(person: Person | null): string {
  const theirs = runningConfigs<ConfigNode>().filter(
    ({ cloud, clientId }) => cloud === person?.cloud && clientId === person.clientId,
  );
  return theirs.find(({ country }) => country !== '')?.country ?? '';
}

/** A number in JSON is what somebody typed, too. */
function textOrNull(value: unknown): string | null | undefined {
  if (value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
