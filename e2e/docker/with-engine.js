// node with-engine.js <command…>: the command, with a docker engine to use. One that had to be started for it is ended after it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { startEngine } from './engine.js';

const [file, ...args] = process.argv.slice(2);
let command;
let stopped = false;
// Whoever stops this stops the command, and then the engine must end too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopped = true;
    command?.kill(signal);
  });

const engine = await startEngine().catch(({ message }) => {
  console.error(message);
  process.exit(1);
});
console.log(
  `docker engine ${engine.version}, ${engine.storage}, ${engine.started ? 'started' : 'already running'}`,
);
try {
  if (stopped) process.exitCode = 1;
  else {
    command = spawn(file, args, { stdio: 'inherit' });
    const [code, signal] = await once(command, 'exit');
    process.exitCode = code ?? 128 + constants.signals[signal];
  }
} finally {
  await engine.close();
}
