// A new kind of alert is a new file, its words, a line in the registry and what it remembers: put into a copy of the
// sources, it is built and leaves the battery node's first output.
import should = require('should');

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox';
import { connect } from '../support/consent';
import { configNode, ids, mainFlow } from '../support/flows';
import { type NodeRed, startNodeRed } from '../support/node-red';
import { copyOfPalette, type PaletteCopy } from '../support/palette-copy';

/** Tells when the battery rises above 80 %, which is enough for those who want it to last. */
const aboveEighty = `// The alert \`full-enough\`, which a test made up: the battery has risen above 80 %.
import type { DeviceRule } from './kind';

const enough = 80;

export const fullEnough: DeviceRule<'full-enough'> = {
  kinds: {
    'full-enough': {
      urgency: 6,
      isGoodNews: false,
      sentence: () => 'alert.full-enough',
      list: 'alert-list.full-enough',
      status: () => null,
      rearmed: null,
      isSolved: ({ level }) => level !== null && level <= enough,
      isSolvedByReading: (_told, { level }) => level !== null && level <= enough,
    },
  },
  remembers: [],
  decide(state, { level }) {
    if (level === null) return { state, alerts: [] };
    const isAbove = level > enough;
    const hasRisen = isAbove && state.wasAboveEnough === false;
    return { state: { ...state, wasAboveEnough: isAbove }, alerts: hasRisen ? ['full-enough'] : [] };
  },
};
`;
const kindFile = 'src/battery/kinds/full-enough.ts';

describe('a new kind of alert', () => {
  let copy: PaletteCopy;
  let sandbox: Sandbox;
  let red: NodeRed;

  before(async function () {
    // The compiler reads everything anew.
    this.timeout(180_000);
    copy = copyOfPalette();
    addTo(copy);
    should(copy.build()).equal('');
    sandbox = await startSandbox();
    red = await startNodeRed({ palette: copy.folder, origins: sandbox.origins, realClock: true });
    await red.deploy(mainFlow(sandbox, 'google-health', { battery: { wires: [[ids.alerts], []] } }));
    await connect(red, sandbox, configNode(sandbox, 'google-health'), 'anna');
  });
  after(async () => {
    await red?.remove();
    await sandbox?.close();
    copy.remove();
  });

  /** Moves the clock of the copy: a second check within ten seconds is answered from what is stored. */
  const later = (ms: number) =>
    red.inside(
      (_RED, load, file: string, moved: number) => {
        const { system } = load(file);
        for (const name of ['now', 'steady']) {
          const unmoved = system[name];
          system[name] = () => unmoved() + moved;
        }
      },
      join(copy.folder, 'dist', 'src', 'net', 'system.js'),
      ms,
    );

  it('is new files, its words, at most two changed ones, and its name in the types of msgs', () => {
    copy
      .changed()
      .should.eql(['src/battery/device-state.ts', 'src/battery/kinds/registry.ts', 'types/messages.d.ts']);
  });

  it('leaves the first output when a check finds it, once', async () => {
    const told: unknown[] = [];
    for (const level of [70, 85, 90, 75, 81]) {
      await later(60_000);
      sandbox.control.device({ person: 'anna', level, syncedAt: 'now' });
      red.msgs.clear();
      await red.inject(ids.inject);
      await red.msgs.first(({ probe }) => probe === ids.completed);
      const alerts = red.msgs.all().filter(({ probe }) => probe === ids.alerts);
      told.push(alerts.map(({ msg }) => [msg.alert.kind, msg.payload]));
    }

    const said = (level: number) => ['full-enough', `Anna's Charge 6 is at ${level} %: unplug it.`];
    told.should.deepEqual([[], [said(85)], [], [], [said(81)]]);
  });

  describe('does not compile', () => {
    const lacking = { sentence: /^ +sentence: .*\n/m, status: /^ +status: .*\n/m };
    let said: string;
    before(function () {
      this.timeout(180_000);
      for (const [what, line] of Object.entries(lacking))
        copy.write(`src/battery/kinds/no-${what}.ts`, aboveEighty.replace(line, ''));
      said = copy.build();
    });

    for (const what of Object.keys(lacking))
      it(`without a ${what}`, () => {
        said.should.match(new RegExp(`no-${what}\\.ts.*'${what}' is missing`));
      });
  });
});

/** What CONTRIBUTING.md says of a new kind of alert. */
function addTo({ folder, write, rewrite }: PaletteCopy): void {
  write(kindFile, aboveEighty);
  rewrite('src/battery/kinds/registry.ts', (text) =>
    text
      .replace('import { lowPeriod }', "import { fullEnough } from './full-enough';\nimport { lowPeriod }")
      .replace(/(?<=deviceRules = \[.*)\]/, ', fullEnough]')
      .replace(/(?<=deviceKinds = \{.*) \}/, ', ...fullEnough.kinds }'),
  );
  rewrite('src/battery/device-state.ts', (text) =>
    text.replace('  notSyncing: boolean;\n', '  notSyncing: boolean;\n  wasAboveEnough?: boolean;\n'),
  );
  rewrite('types/messages.d.ts', (text) => text.replace("  | 'test';", "  | 'full-enough'\n  | 'test';"));
  const languages = 'src/sentences/languages';
  for (const file of readdirSync(join(folder, languages)))
    rewrite(`${languages}/${file}`, (text) =>
      text.replace(
        "  'alert.test'",
        "  'alert.full-enough': \"{who}'s {device} is at {level} %: unplug it.\",\n  'alert-list.full-enough': 'Unplug: {list}.',\n  'alert.test'",
      ),
    );
}
