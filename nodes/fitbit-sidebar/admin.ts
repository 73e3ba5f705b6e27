// What the sidebar tab asks for: everybody at a glance, a check, a report. No secret goes out, numbers only shortened.
import type { Request } from 'express';
import type { NodeAPI } from 'node-red';
import { labelOf } from '../../src/clouds/registry';
import { system } from '../../src/net/system';
import type { PersonSeen } from '../../src/people/overview';
import { languageOf, texts } from '../common/admin-request';
import type { CheckOutcome, Sentence } from '../common/admin-types';
import { pollBegins } from '../common/changes';
import { lastDryRuns } from '../common/dry-runs';
import { withEngine } from '../common/lease';
import type { DryRunsAnswer, OverviewAnswer, OverviewQuery, TestsSent } from '../common/overview-types';
import { reportText } from './report';
import { blindNeeds, deployedConfigs, setupNeeds } from './setup';
import { lastTest, sendTraced } from './trace';

type Shown = typeof import('./shown');

/** However many are asked for: an editor is not made to show more at once. */
const mostPeople = 500;

/** GET fitbit/overview?name=&most=: the most urgent `most` of those whose name contains `name`. */
export async function showOverview(RED: NodeAPI, request: Request): Promise<OverviewAnswer> {
  pollBegins();
  const { name = '', most } = texts<OverviewQuery>(request.query);
  const language = languageOf(request);
  const configs = await deployedConfigs();
  const blind = blindNeeds(configs, language);
  const now = new Date(system.now()).toISOString();
  // Who uses none of this must find no files of ours, and nothing of ours loaded, because a tab was opened.
  if (configs.length === 0) {
    return {
      now,
      configs: [],
      trouble: null,
      needs: blind,
      accounts: [],
      instances: [],
      count: { all: 0, need: 0, low: 0, paused: 0 },
      found: 0,
      people: [],
    };
  }
  return withEngine(RED, async (engine) => {
    const { personShown }: Shown = require('./shown');
    const { instancesShown }: typeof import('./instances-shown') = require('./instances-shown');
    const seen = await engine.oversight.people({
      name,
      most: Math.min(mostPeople, Math.max(1, Number(most) || 1)),
    });
    const open = await engine.conversations.open();
    const openOf = async ({ person }: PersonSeen) => {
      const alerts = open.filter((one) => one.person.id === person.id);
      return { alerts, told: alerts.length === 0 ? [] : await engine.oversight.whomTold(person) };
    };
    const people = seen.people.map(async (one) => {
      const beside = { configs, test: lastTest(one.person.id), open: await openOf(one) };
      return personShown(one, beside, language);
    });
    return {
      now,
      configs: configs.map(({ id, cloud }) => ({ id, cloud })),
      trouble: (await engine.oversight.storeTrouble())?.tell(language) ?? null,
      needs: [...blind, ...(await setupNeeds(configs, engine, language))],
      accounts: await engine.oversight.accounts(),
      instances: instancesShown(await engine.oversight.instances()),
      count: seen.count,
      found: seen.found,
      people: await Promise.all(people),
    };
  });
}

/** POST fitbit/people/<id>/check: asks the cloud now. */
export function checkNow(RED: NodeAPI, request: Request): Promise<CheckOutcome> {
  return withEngine(RED, async (engine) => {
    const { checkShown }: Shown = require('./shown');
    const { person, result } = await engine.checks.now(String(request.params.id));
    return checkShown(result, labelOf(person.cloud), languageOf(request));
  });
}

/** POST fitbit/people/<id>/test: a test alert leaves every battery node that looks after this person. */
export function sendTest(RED: NodeAPI, request: Request): Promise<TestsSent> {
  const id = String(request.params.id);
  return withEngine(RED, async (engine) => {
    const tests = await engine.alerts.prepareTests(id);
    sendTraced(RED, id, tests, engine.alerts.tell);
    return { sent: tests.length };
  });
}

/** GET fitbit/report: text to paste into an issue; with `?curves=yes` also how batteries went. */
export async function showReport(RED: NodeAPI, request: Request): Promise<Sentence> {
  const configs = await deployedConfigs();
  if (configs.length === 0) return { text: reportText(RED, configs, null) };
  return withEngine(RED, async (engine) => ({
    text: reportText(RED, configs, await engine.oversight.report(request.query.curves === 'yes')),
  }));
}

/** GET fitbit/dry-runs: the last SMS of dry runs, whole, the newest first, each with its time (ISO, UTC); only for who may change flows. */
export async function showDryRuns(): Promise<DryRunsAnswer> {
  const runs = lastDryRuns().map(({ at, to, body }) => ({ at: new Date(at).toISOString(), to, text: body }));
  return { runs };
}
