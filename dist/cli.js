#!/usr/bin/env node
import { command } from './index.js';

await command(process.argv.slice(2), new URL('./actions.json', import.meta.url));
