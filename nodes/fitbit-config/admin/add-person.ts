// What is asked where the owner adds somebody whose levels come by msgs, or says by which name msgs are about a guest.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { isByMsg } from '../../../src/clouds/registry';
import { isolated } from '../../../src/sentences/isolated';
import { nearestLanguage, sentence } from '../../../src/sentences/sentences';
import { Trouble } from '../../../src/sentences/trouble';
import { languageOf, texts } from '../../common/admin-request';
import type { PersonAdded, PersonLinked, Sentence } from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import { numberTyped } from './number-typed';

/** POST fitbit/people: adds somebody. A number that was just typed is told whole, once, to who typed it. */
export function addPerson(RED: NodeAPI, request: Request): Promise<Sentence> {
  const {
    cloud = '',
    clientId = '',
    name = '',
    number,
    language,
    country,
  } = texts<PersonAdded>(request.body);
  return withEngine(RED, async (engine) => {
    if (!isByMsg(cloud) || clientId.trim() === '') throw new Trouble('no-client-id', 'person.no-source');
    const person = await engine.people.add({
      cloud,
      clientId: clientId.trim(),
      name,
      number: numberTyped(number, country ?? ''),
      language: nearestLanguage(language),
    });
    const fill = { who: isolated(person.name), number: person.number ?? '' };
    return {
      text: sentence(
        languageOf(request),
        person.number === null ? 'person.added' : 'person.added.number',
        fill,
      ),
    };
  });
}

/** POST fitbit/people/<id>/link */
export function linkPerson(RED: NodeAPI, request: Request): Promise<Sentence> {
  const { name = '' } = texts<PersonLinked>(request.body);
  return withEngine(RED, async (engine) => {
    const person = await engine.people.link(String(request.params.id), name);
    const fill = { who: isolated(person.name), name: isolated(name.trim()) };
    return { text: sentence(languageOf(request), 'person.linked', fill) };
  });
}
