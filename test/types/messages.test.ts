// types/messages.d.ts is what the nodes send and take: the schema is made of it, each kind of alert fits, and users can compile with it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import should = require('should');

import type { Forecast } from '../../src/battery/forecast';
import { alertKinds, deviceKind } from '../../src/battery/kinds/registry';
import { deviceAlert, personAlert, readingMessage, testAlert } from '../../src/battery/messages';
import type { Reading } from '../../src/battery/reading';
import { actions } from '../../src/use-cases/act-by-msg';
import { type Emitted, faultOf } from '../support/message-schema';
import { read, readJson, root } from '../support/repository';

const { messageSchema } = require(join(root, 'scripts', 'message-schema.js')) as { messageSchema(): string };
const { definitions } = readJson('types/messages.schema.json');

const now = Date.parse('2026-11-20T09:00:00Z');
const hour = 3_600_000;
const person = { id: 'person_1', name: 'Anna' };
const recipient = { person, to: '+4915228817386', wantsSms: true, language: 'en', demo: false };
const reading: Reading = {
  deviceId: '2451',
  name: 'Charge 6',
  type: 'tracker',
  level: 18,
  status: 'Low',
  syncedAt: now - hour,
  at: now,
};
const forecast: Forecast = {
  lowAt: null,
  emptyAt: now + 9 * hour,
  low: null,
  empty: [now + 7 * hour, now + 12 * hour],
};
const settings = { words: {}, quiet: { from: 22 * 60, to: 7 * 60 } };
const told = { now, timeZone: 'Europe/Berlin', settings };

describe('the types of msgs', () => {
  it('have the schema that `npm run schema` writes', () => {
    read('types/messages.schema.json').should.equal(messageSchema());
  });

  it('know what each kind of alert is told with, and every field of it', () => {
    const kinds = Object.keys(alertKinds) as (keyof typeof alertKinds)[];
    [...definitions.AlertKind.enum].sort().should.eql([...kinds].sort());
    for (const kind of kinds) fits(0, alertOf(kind));
  });

  it('know an alert of which much is to be said, and one of somebody who wants no SMS', () => {
    const telling = { id: 'alert_1', kind: 'low', conversation: { id: 'talk_1', times: 2 } } as const;
    const passedOn = { ...telling, firstToldAt: now - hour, heldUntil: now };
    fits(0, { ...deviceAlert(recipient, passedOn, { reading, forecast }, told) });
    const silent = { ...recipient, to: null, wantsSms: false };
    fits(0, personAlert(silent, { id: 'alert_2', kind: 'reconnect', hours: 0 }, 'why', told));
  });

  it('know readings with and without a level', () => {
    fits(1, readingMessage(person, { reading, forecast }, 'en'));
    const unknown: Reading = { ...reading, level: null, status: null, syncedAt: null };
    fits(1, readingMessage(person, { reading: unknown, forecast: null }, 'en'));
  });

  it('fail for a field that nobody knows, in a msg of ours and in what it holds', () => {
    const alert = alertOf('low');
    for (const odd of [
      { ...alert, mine: 1 },
      { ...alert, alert: { ...alert.alert, mine: 1 } },
      { ...alert, person: { ...alert.person, mine: 1 } },
      { ...alert, battery: { ...alert.battery, mine: 1 } },
      { ...alert, forecast: { ...alert.forecast, mine: 1 } },
      { ...alert, alert: { ...alert.alert, kind: 'dance' } },
    ]) {
      should(faultOf({ type: 'fitbit-battery-status', port: 0, msg: odd }, true)).be.a.String();
    }
    // What the asking msg brought goes on.
    should(faultOf({ type: 'fitbit-battery-status', port: 0, msg: { ...alert, mine: 1 } })).be.null();
  });

  it('name every action that a msg may ask for', () => {
    const [ofAlert, ofPerson] = definitions.ActionMessage.anyOf;
    for (const one of [ofAlert, ofPerson]) one.properties.action.enum.should.eql(actions);
  });

  it('are found by who installs the package, and the samples of the guide compile', () => {
    const samples = [...read('docs/function-nodes.md').matchAll(/```(ts|js)\n([\s\S]+?)```/g)];
    samples.length.should.be.aboveOrEqual(2);
    const folder = mkdtempSync(join(tmpdir(), 'fitbit-types-'));
    try {
      mkdirSync(join(folder, 'node_modules', '@lowbatt'), { recursive: true });
      symlinkSync(root, join(folder, 'node_modules', '@lowbatt', 'node-red-fitbit'), 'junction');
      const files = samples.map(([, kind, text = ''], at) => {
        const file = `sample-${at}.${kind}`;
        // Node-RED's function node gives these.
        const given = kind === 'js' ? '/** @type {any} */ var msg;\nfunction body() {\n' : '';
        writeFileSync(join(folder, file), given ? `${given}${text}\n}\nbody();\n` : text);
        return file;
      });
      const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const how = ['--noEmit', '--strict', '--module', 'nodenext', '--allowJs', '--checkJs', '--types', ''];
      const { status, stdout } = spawnSync(process.execPath, [compiler, ...how, ...files], {
        cwd: folder,
        encoding: 'utf8',
      });
      should(status).equal(0, stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function alertOf(kind: keyof typeof alertKinds) {
  const id = 'alert_1';
  if (kind === 'test') return testAlert(recipient, id, now);
  if (kind === 'reconnect' || kind === 'cannot-check')
    return personAlert(recipient, { id, kind, hours: 25 }, 'why', told);
  should(deviceKind(kind)).not.be.null();
  const telling = { id, kind, conversation: null, firstToldAt: null, heldUntil: null };
  return deviceAlert(recipient, telling, { reading, forecast }, told);
}

/** Every field is known: nothing of another msg goes on in these. */
function fits(port: number, msg: Emitted['msg']): void {
  should(
    faultOf({ type: 'fitbit-battery-status', port, msg: JSON.parse(JSON.stringify(msg)) }, true),
  ).be.null();
}
