// What somebody may paste into an issue: how often what happened, by codes and counts. Of people it knows how many.
import type { OpenClouds } from '../clouds/open';
import { clouds as declaredClouds, isMadeUp, labelOf } from '../clouds/registry';
import type { Checking } from '../people/checking';
import type { Person, SmsCount, StoredReading } from '../store/records';
import type { PeopleStore, ReadingStore, SmsStore } from '../store/store';
import { type ReportedCurve, reportedCurves } from './report-curves';

export interface Report {
  clouds: CloudReport[];
  sms: SmsCount[];
  /** How batteries went, where that was asked for. */
  curves: ReportedCurve[];
}

export interface CloudReport {
  cloud: string;
  people: number;
  /** Why connections were lost, numbers wait, and checks fail: a code, and how many people it is about. */
  lost: Record<string, number>;
  failing: Record<string, number>;
  unproven: number;
  /** How the last checks went since the engine was opened: `ok`, or a code with what the cloud named. */
  lastChecks: Record<string, number>;
  /** The newest reading of each device, by what it lacks. */
  devices: {
    trackers: number;
    scales: number;
    others: number;
    noLevel: number;
    noStatus: number;
    noSync: number;
  };
  /** Names and kinds of the fields that the cloud has sent. */
  fields: Readonly<Record<string, readonly string[]>>;
}

/** `withCurves`: with how the batteries went. */
export type MakeReport = (withCurves: boolean) => Promise<Report>;

interface ReportParts {
  store: Pick<PeopleStore, 'people'> &
    Pick<ReadingStore, 'lastReadings' | 'readingsSince'> &
    Pick<SmsStore, 'countSms'>;
  checking: Pick<Checking, 'last'>;
  clouds: OpenClouds;
}

/** A large house has more histories than an issue has room for. */
const mostHistories = 50;

export function createReport({ store, checking, clouds }: ReportParts): MakeReport {
  async function cloudReport(
    cloud: string,
    people: readonly Person[],
    fields: CloudReport['fields'],
  ): Promise<CloudReport> {
    const readings = (await Promise.all(people.map(({ id }) => store.lastReadings(id)))).flat();
    const checks = people.map(({ id }) => checking.last(id)).filter((one) => one !== null);
    const having = (lacks: (reading: (typeof readings)[number]) => boolean) => readings.filter(lacks).length;
    return {
      cloud: labelOf(cloud),
      people: people.length,
      lost: tally(people.map(({ accessReason }) => accessReason)),
      failing: tally(people.map(({ failingReason }) => failingReason)),
      unproven: people.filter(({ numberState }) => numberState === 'unproven').length,
      lastChecks: tally(
        checks.map((check) => {
          if (check.ok) return 'ok';
          const { code, detail } = check.problem;
          return detail ? `${code} (${word(detail)})` : code;
        }),
      ),
      devices: {
        trackers: having(({ type }) => type === 'tracker'),
        scales: having(({ type }) => type === 'scale'),
        others: having(({ type }) => type !== 'tracker' && type !== 'scale'),
        noLevel: having(({ level }) => level === null),
        noStatus: having(({ status }) => status === null),
        noSync: having(({ syncedAt }) => syncedAt === null),
      },
      fields,
    };
  }

  async function curves(clouds: readonly string[]): Promise<ReportedCurve[]> {
    const people = (await Promise.all(clouds.map((id) => store.people(id)))).flat();
    const histories: StoredReading[][] = [];
    for (const { id } of people.slice(0, mostHistories)) histories.push(await store.readingsSince(id, 0));
    return reportedCurves(histories);
  }

  return async (withCurves) => {
    // Of a cloud that is not there nobody knows anything.
    const there = declaredClouds.filter(({ id }) => clouds.has(id));
    const reports = await Promise.all(
      there.map(async ({ id }) => cloudReport(id, await store.people(id), clouds.get(id).fields.all())),
    );
    return {
      clouds: reports.filter(({ people, fields }) => people > 0 || Object.keys(fields).length > 0),
      sms: (await store.countSms()).map((one) => ({ ...one, status: one.status && word(one.status) })),
      // What is made up teaches nobody anything.
      curves: withCurves ? await curves(there.map(({ id }) => id).filter((id) => !isMadeUp(id))) : [],
    };
  };
}

/** A cloud's or sender's word, as long as it looks like one of a table. */
function word(text: string): string {
  return /^[\w .,-]{1,60}$/.test(text) ? text : '?';
}

function tally(words: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of words) if (one !== null) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
