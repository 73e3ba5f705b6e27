// A thread of the bench that lives through made-up devices: a list of tasks in, what was said and came of each out.
import { parentPort } from 'node:worker_threads';
import { chanceBelow, learn, predict } from '../../src/battery/forecast';
import { outcomeOf, type Task } from './situations';

parentPort?.on('message', (tasks: Task[]) => {
  parentPort?.postMessage(tasks.map((task) => outcomeOf(task, { learn, predict, chanceBelow })));
});
