/**
 * Loaded before a server that is measured: what it has compressed best when nobody waits, for minutes of long feeds, it has compressed quickly.
 * That is no part of publishing, and would be measured with whatever comes after it.
 */
import child_process from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = child_process;
const isBest = ([flag, program = '']) => flag === '-e' && program.includes('createBrotliCompress');
child_process.spawn = (command, given, options) => spawn(command, isBest(given) ? given.with(2, '1') : given, options);
syncBuiltinESMExports();
