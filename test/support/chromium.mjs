/** A Chromium for the browser tests: the one in CHROMIUM_PATH, the system's, or one installed on the spot. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const SYSTEM = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** @returns {string | undefined} the path of an existing Chromium */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !fs.existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is nothing`);
  return [named, ...SYSTEM, playwrightBuild()].find((file) => file && fs.existsSync(file));
}

/** @returns {string | undefined} the path of the Chromium it installed; prints what it does and, on failure, what to do */
export function installChromium() {
  const debian = process.platform === 'linux' && fs.existsSync('/etc/debian_version') && process.getuid?.() === 0;
  console.error(`No Chromium found: installing ${debian ? "Debian's package" : "Playwright's build"} for the browser tests.`);
  if (debian) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  } else {
    spawnSync(process.execPath, [playwright('cli.js'), 'install', 'chromium'], { stdio: 'inherit' });
  }
  const found = findChromium();
  if (!found) console.error('That did not bring one. Install Chromium or Chrome, set CHROMIUM_PATH to it, and run the tests again.');
  return found;
}

const playwright = (file) => path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), file);

function playwrightBuild() {
  const { stdout } = spawnSync(process.execPath, ['-e', `process.stdout.write(require(${JSON.stringify(playwright('index.js'))}).chromium.executablePath())`], { encoding: 'utf8' });
  return stdout;
}
