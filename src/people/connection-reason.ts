// Why a person's connection is lost, or why no check of them works, in their language.
import type { Cloud, ProblemCode } from '../clouds/cloud';
import { factsOf } from '../clouds/registry';
import { sentence } from '../sentences/sentences';
import type { Person } from '../store/records';
import type { CheckResult } from './checking';

const day = 24 * 3_600_000;

/** `page`: where they connect again, or null. */
export function connectionReason(
  person: Person,
  result: CheckResult | null,
  { label: service }: Pick<Cloud, 'label'>,
  page: string | null,
): string {
  const { language, access, accessReason, failingReason } = person;
  const code = (access === 'lost' ? accessReason : failingReason) as ProblemCode | null;
  const detail = (result && !result.ok && result.problem.detail) || '';
  const ended = reasonOfShortGrant(person);
  const problemText = code ? sentence(language, `problem.${code}`, { service, detail }) : '';
  const reason = ended ? sentence(language, ended) : problemText;
  return page && access === 'lost' ? `${reason} ${page}` : reason;
}

/** Why a grant ended, where its cloud has some that end by themselves and it lived as long as those do; else null. */
function reasonOfShortGrant({ cloud, access, accessReason, accessSince, connectedAt }: Person) {
  const shortGrant = factsOf(cloud)?.shortGrant;
  if (!shortGrant || access !== 'lost' || accessReason !== 'grant-dead') return null;
  const days = (accessSince - connectedAt) / day;
  return Math.abs(days - shortGrant.days) <= 1 ? shortGrant.reason : null;
}
