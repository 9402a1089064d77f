/** `npm test`: lint, build, then every suite. Arguments go to jest (`npm test -- --selectProjects core`). */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './support/chromium.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const wantsBrowser = !args.includes('--selectProjects') || args.includes('browser');

const run = (command, commandArgs, env = {}) => {
  const { status, error } = spawnSync(command, commandArgs, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return status ?? 1;
};

const chromium = wantsBrowser ? (findChromium() ?? installChromium()) : undefined;
if (wantsBrowser && !chromium) process.exit(1);
if (run(process.execPath, ['server/build.mjs']) !== 0) process.exit(1);
if (!args.length && run(process.execPath, ['test/lint.mjs']) !== 0) process.exit(1);

const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stet-test-')), 'report.json');
const status = run(
  process.execPath,
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', path.join(root, 'node_modules/jest/bin/jest.js'), '--config', 'test/jest.config.js', '--json', '--outputFile', report, ...args],
  chromium ? { CHROMIUM_PATH: chromium } : {},
);
if (!fs.existsSync(report)) {
  console.error('jest ended without a report');
  process.exit(status || 1);
}
const { testResults, numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8'));
fs.rmSync(path.dirname(report), { recursive: true });

/** One line a suite: which folder the tests of a file belong to. */
const suiteOf = (file) => {
  const relative = path.relative(root, file).split(path.sep).join('/');
  if (relative.startsWith('test/browser/')) return 'browser';
  return relative.startsWith('server/core/') || relative.startsWith('admin/') ? 'core' : 'server';
};
const suites = new Map();
for (const { name, assertionResults } of testResults) {
  const count = suites.get(suiteOf(name)) ?? { passed: 0, failed: 0 };
  for (const { status: result } of assertionResults) if (result === 'passed' || result === 'failed') count[result] += 1;
  suites.set(suiteOf(name), count);
}
for (const [suite, { passed, failed }] of suites) console.log(`${suite}: ${passed} passed, ${failed} failed`);
const failed = numFailedTests + numRuntimeErrorTestSuites;
console.log(`total: ${numPassedTests} passed, ${failed} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`);
process.exit(status || (failed || numPassedTests === 0 ? 1 : 0));
