/** `npm run dev`: tsc and the server watch, Vite serves the admin with hot reload and hands everything else to the server. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const port = process.env.PORT ?? '3000';

const processes = [
  spawn(bin('tsc'), ['-p', 'server/tsconfig.build.json', '--watch', '--preserveWatchOutput'], { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, ['--watch-path=dist/server', '--enable-source-maps', 'dist/server/main.js'], { cwd: root, stdio: 'inherit', env: { ...process.env, PORT: port, ADMIN_URL: process.env.ADMIN_URL ?? 'http://127.0.0.1:5173' } }),
  spawn(bin('vite'), ['--config', 'admin/vite.config.ts', '--host', '127.0.0.1', '--port', '5173', '--strictPort'], { cwd: root, stdio: 'inherit', env: { ...process.env, STET_SERVER: `http://127.0.0.1:${port}` } }),
];

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  for (const child of processes) child.kill('SIGTERM');
};
for (const child of processes) child.on('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
