// The report for an issue, as text: versions, set-up, codes, counts and names of fields. In English, for whoever reads
// the issue; everything personal stays out, addresses and ids included.
import { readFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import type { NodeAPI } from 'node-red';
import type { CloudReport, Report } from '../../src/use-cases/report';
import type { ReportedCurve } from '../../src/use-cases/report-curves';
import { settingsOf } from '../common/node-red-settings';
import { hasLogin } from '../common/public-place';
import type { DeployedConfig } from './setup';

/** Beside dist/nodes/fitbit-sidebar, in the package and in the repository. */
const manifest = join(__dirname, '..', '..', '..', 'package.json');

export function reportText(RED: NodeAPI, configs: readonly DeployedConfig[], report: Report | null): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const lines = [
    `node-red-fitbit ${version} on Node-RED ${RED.version?.() ?? '?'}, Node.js ${process.versions.node}, ${platform()} ${arch()}`,
    serverLine(RED),
    `Nodes: ${counts(typesOf(RED))}`,
    ...configs.map(configLine),
    ...(report?.clouds ?? []).flatMap(cloudLines),
    ...(report ? [`SMS of the last days: ${smsLine(report)}`] : []),
    ...(report?.curves ?? []).map(curveLine),
  ];
  return `${lines.join('\n')}\n`;
}

function serverLine(RED: NodeAPI): string {
  const settings = settingsOf(RED);
  const root = (name: string) => {
    const value = settings[name];
    if (value === false) return 'off';
    return value === undefined || value === '/' ? 'default' : 'set';
  };
  return [
    `Editor: ${hasLogin(RED) ? 'login' : 'no login'}, ${settings.https ? 'https' : 'http'}`,
    `httpAdminRoot ${root('httpAdminRoot')}`,
    `httpNodeRoot ${root('httpNodeRoot')}`,
    `httpNodeAuth ${settings.httpNodeAuth ? 'set' : 'none'}`,
  ].join(', ');
}

/** How many nodes of ours there are of each type. */
function typesOf(RED: NodeAPI): Record<string, number> {
  const types: Record<string, number> = {};
  RED.nodes.eachNode(({ type }) => {
    if (type.startsWith('fitbit-')) types[type] = (types[type] ?? 0) + 1;
  });
  return types;
}

function configLine({
  cloud,
  publicAddress,
  serve,
  publicity,
  editorOpen,
  webhooks,
  clientId,
}: DeployedConfig): string {
  const stands = typeof publicity === 'object' ? publicity.code : publicity;
  const place = publicAddress
    ? `${kindOf(publicAddress)}, by ${serve === 'node-red' ? "Node-RED's server" : 'a port of its own'}`
    : 'none';
  return [
    `Config ${cloud}: ${clientId === null ? 'not ready' : 'ready'}`,
    `public address ${place} (${stands})${editorOpen ? ', editor open' : ''}`,
    `webhooks ${webhooks ? 'on' : 'off'}`,
  ].join(', ');
}

/** What kind of address it is; the address itself is personal. */
function kindOf(address: string): string {
  if (!URL.canParse(address)) return 'unreadable';
  const { protocol, hostname, port } = new URL(address);
  const isIp = /^[\d.]+$|^\[/.test(hostname);
  const kind = hostname === 'localhost' ? 'localhost' : isIp ? 'IP address' : 'name';
  return `${protocol.replace(':', '')} ${kind}${port ? ' with port' : ''}`;
}

function cloudLines(cloud: CloudReport): string[] {
  const { trackers, scales, others, noLevel, noStatus, noSync } = cloud.devices;
  return [
    `${cloud.cloud}: ${cloud.people} people, ${cloud.unproven} with an unproven number`,
    `  lost: ${counts(cloud.lost)}; failing: ${counts(cloud.failing)}; last checks: ${counts(cloud.lastChecks)}`,
    `  devices: ${trackers} trackers, ${scales} scales, ${others} others; without level ${noLevel}, without status ${noStatus}, without sync time ${noSync}`,
    ...Object.entries(cloud.fields).map(([call, names]) => `  ${call}: ${names.join(', ')}`),
    ...(Object.keys(cloud.fields).length === 0 ? ['  nothing was asked since the last deploy'] : []),
  ];
}

function smsLine({ sms }: Report): string {
  return counts(
    Object.fromEntries(
      sms.map(({ state, status, errorCode, count }) => [
        [state, status, errorCode].filter((one) => one !== null).join(' '),
        count,
      ]),
    ),
  );
}

/** Hours since the first reading, and percent or a word where that is another one than before: an issue has room for 65,536 characters. */
export function curveLine({ kind, points }: ReportedCurve): string {
  const said = points.map(([hours, level], at) =>
    level === points[at - 1]?.[1] ? hours : `${hours} ${level}`,
  );
  return `Curve of ${kind} (hours, and the level where it is new): ${said.join(',')}`;
}

function counts(tally: Readonly<Record<string, number>>): string {
  const pairs = Object.entries(tally).map(([name, count]) => `${name} ${count}`);
  return pairs.length > 0 ? pairs.join(', ') : 'none';
}
