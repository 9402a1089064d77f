/**
 * Loaded before a measured server. Makes the background compression of published feeds quick instead of best, which takes minutes for long
 * feeds: it is not part of publishing, and would disturb whatever is measured next.
 */
import child_process from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = child_process;
const isBest = ([flag, program = '']) => flag === '-e' && program.includes('createBrotliCompress');
child_process.spawn = (command, given, options) => spawn(command, isBest(given) ? given.with(2, '1') : given, options);
syncBuiltinESMExports();
