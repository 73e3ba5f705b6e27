// What the dialog asks about people: who is connected, the owner's word for a number, removal. No secret goes out, numbers
// only shortened.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { deviceName } from '../../../src/battery/device-name';
import { isByMsg as comesByMsg, isMadeUp, labelOf } from '../../../src/clouds/registry';
import { isNamed } from '../../../src/people/named';
import { isolated } from '../../../src/sentences/isolated';
import { type SentenceKey, sentence } from '../../../src/sentences/sentences';
import { shortNumber } from '../../../src/sms/numbers';
import type { PersonView } from '../../../src/use-cases/list-people';
import { languageOf, texts } from '../../common/admin-request';
import type {
  DeviceForgotten,
  ListedPeople,
  ListedPerson,
  NumberConfirmation,
  PeopleQuery,
  Removal,
  RemovalQuery,
  Sentence,
} from '../../common/admin-types';
import { withEngine } from '../../common/lease';
import { asDeployed, secretAsDeployed } from './as-deployed';

/** GET fitbit/people: the client's people, and those of the cloud whose client no config knows. */
export function listPeople(RED: NodeAPI, request: Request): Promise<ListedPeople> {
  const { cloud = '', ...query } = texts<PeopleQuery>(request.query);
  const clientId = asDeployed(RED, 'clientId', query.clientId, query.configId);
  return withEngine(RED, async (engine) => {
    const people = (await engine.people.list(cloud)).filter(
      ({ person, hasClient }) => isMadeUp(cloud) || person.clientId === clientId || !hasClient,
    );
    return { people: people.map((view) => personShown(view, clientId, languageOf(request))) };
  });
}

/** POST fitbit/people/<id>/confirm: the owner's word for a number. */
export function confirmNumber(RED: NodeAPI, request: Request): Promise<Sentence> {
  return withEngine(RED, async (engine) => {
    const { shown = '' } = texts<NumberConfirmation>(request.body);
    const name = await engine.people.confirmNumber(String(request.params.id), shown);
    return { text: sentence(languageOf(request), 'person.confirmed', { who: isolated(name) }) };
  });
}

/** DELETE fitbit/people/<id>: revokes at the cloud, deletes here. */
export function removePerson(RED: NodeAPI, request: Request): Promise<Removal> {
  const { configId } = texts<RemovalQuery>(request.query);
  return withEngine(RED, async (engine) => {
    const secret = secretAsDeployed(RED, configId) ?? '';
    const { name, service, isByMsg, revoked } = await engine.people.remove(String(request.params.id), secret);
    const key = isByMsg ? 'person.removed.here' : revoked ? 'person.removed' : 'person.removed.not-revoked';
    return { removed: true, text: sentence(languageOf(request), key, { who: isolated(name), service }) };
  });
}

/** POST fitbit/people/<id>/forget-device: where levels come by msgs. */
export function forgetDevice(RED: NodeAPI, request: Request): Promise<Sentence> {
  const { device = '', name = '' } = texts<DeviceForgotten>(request.body);
  return withEngine(RED, async (engine) => {
    const person = await engine.checks.removeDevice(String(request.params.id), device);
    const fill = { device: isolated(name.trim()), who: isolated(person.name) };
    return { text: sentence(languageOf(request), 'person.device-removed', fill) };
  });
}

function personShown(
  { person, readings, hasClient, hasWebhookScopes, waitingNumber, numberMark, lastCheck: last }: PersonView,
  clientId: string,
  language: string,
): ListedPerson {
  const service = labelOf(person.cloud);
  const number = waitingNumber ?? person.number;
  const reason = (code: string | null) =>
    code ? sentence(language, `problem.${code}` as SentenceKey, { service, detail: '' }) : undefined;
  return {
    id: person.id,
    name: person.name,
    number: number && shortNumber(number),
    numberMark,
    numberState: waitingNumber === null ? person.numberState : 'unproven',
    sms: person.sms,
    ownLow: person.ownLow,
    ownNotSyncingHours: person.ownNotSyncingHours,
    ownAdviceAt: person.ownAdviceAt,
    advice: person.advice,
    stopped: person.stopped,
    webhook: hasWebhookScopes,
    language: person.language,
    isNamed: !comesByMsg(person.cloud) || isNamed(person),
    orphan: !hasClient && person.clientId !== clientId,
    access: { state: person.access, text: reason(person.access === 'lost' ? person.accessReason : null) },
    lastCheck: last && {
      at: new Date(last.at).toISOString(),
      ok: last.ok,
      text: last.ok ? undefined : reason(last.problem.code),
      ...(last.isStored ? { isNews: true } : {}),
    },
    devices: readings.map(({ deviceId, name, level, status, syncedAt }) => ({
      id: deviceId,
      name: deviceName({ deviceId, name }, language),
      level,
      status,
      syncedAt: syncedAt === null ? null : new Date(syncedAt).toISOString(),
    })),
  };
}
