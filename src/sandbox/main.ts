// The sandbox as a program: node build/src/sandbox/main.js --port N --seed S [--fitbit-gone]
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: 'lowbatt' },
      'fitbit-gone': { type: 'boolean', default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port ${values.port} is not a port`);
  const sandbox = await startSandbox({
    port: Number(values.port),
    seed: values.seed,
    onSms: (sms) => console.log(`SMS to ${sms.to}: ${sms.body}`),
    onHandedOver: ({ to, text }) => console.log(`SMS to ${to}, by the phone: ${text}`),
  });
  if (values['fitbit-gone']) sandbox.control.mode({ fitbitGone: true });

  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Started by a parent over IPC, it must not outlive it.
  process.once('disconnect', stop);
  console.log(`sandbox ${sandbox.url} seed ${sandbox.seed}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
