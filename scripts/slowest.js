// A reporter for mocha: the dots, and in the end the twenty tests that took longest, with what was made ready for each.
const { reporters, Runner } = require('mocha');

const most = 20;
const { EVENT_HOOK_END, EVENT_TEST_END, EVENT_RUN_END } = Runner.constants;

class Slowest extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const taken = [];
    let readyMs = 0;
    runner.on(EVENT_HOOK_END, ({ title, duration = 0 }) => {
      if (title.startsWith('"before each"')) readyMs += duration;
    });
    runner.on(EVENT_TEST_END, (test) => {
      const { duration = 0, file = '' } = test;
      taken.push({
        ms: duration + readyMs,
        name: `${file.replace(/^.*build\/test\//, '')}: ${test.fullTitle()}`,
      });
      readyMs = 0;
    });
    runner.once(EVENT_RUN_END, () => {
      console.log(`The slowest ${most} of ${taken.length}, in seconds:`);
      for (const { ms, name } of taken.sort((a, b) => b.ms - a.ms).slice(0, most)) {
        console.log(`${(ms / 1000).toFixed(1).padStart(6)}  ${name}`);
      }
    });
  }
}

module.exports = Slowest;
