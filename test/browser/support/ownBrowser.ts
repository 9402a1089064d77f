import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../support/chromium.mjs';
import { FLAGS, watchFaults, type Tab } from './browser.ts';

/** A browser with a profile on disk; only what it has written there survives a kill. */
export interface OwnBrowser {
  /** Its only tab; a new one after each start. */
  readonly tab: Tab;
  /** Kills it and all its processes (SIGKILL), like a power cut. */
  kill: () => Promise<void>;
  /** Starts it again with the same profile. */
  start: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openOwnBrowser(): Promise<OwnBrowser> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-profile-'));
  let child: ChildProcess;
  let browser: Browser;
  let tab: Tab;
  const start = async () => {
    child = spawn(findChromium()!, [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    browser = await chromium.connectOverCDP(await addressOf(child));
    const context = browser.contexts()[0]!;
    const page = context.pages()[0] ?? (await context.newPage());
    tab = { page, faults: await watchFaults(page), close: () => page.close() };
  };
  const kill = async () => {
    const ended = once(child, 'exit');
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {}); // the process is gone already
  };
  await start();
  return {
    get tab() {
      return tab;
    },
    kill, start,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill();
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The DevTools address that a starting browser prints. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  let said = '';
  for await (const line of readline.createInterface({ input: stderr! })) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
    if (address) {
      stderr!.resume();
      return address;
    }
    said += `${line}\n`;
  }
  throw new Error(`Chromium ended before it listened:\n${said}`);
}
