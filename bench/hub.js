/** A Hub on loopback in a process of its own, its objects on disk. Prints its address and token, and serves until its input ends. */
import { startHub } from '@mlops-actions/loopback';

const hub = await startHub({ folder: process.argv[2] });
process.stdout.write(`${JSON.stringify({ url: hub.url, token: hub.token })}\n`);
process.stdin.resume().once('end', () => hub.close());
