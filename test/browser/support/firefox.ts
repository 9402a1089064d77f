import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WebSocket } from 'undici';

const SYSTEM = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];

/** A stock Firefox: the one in `FIREFOX_PATH`, or the system's. */
export function findFirefox(): string | undefined {
  const named = process.env.FIREFOX_PATH;
  if (named && !fs.existsSync(named)) throw new Error(`FIREFOX_PATH names ${named}, and there is nothing`);
  return [named, ...SYSTEM].find((file) => file && fs.existsSync(file));
}

/** No requests of its own, and autoplay allowed. */
const PREFERENCES = {
  'app.normandy.enabled': false, 'app.update.disabledForTesting': true, 'browser.region.update.enabled': false, 'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false, 'browser.shell.checkDefaultBrowser': false, 'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0, 'browser.tabs.warnOnClose': false, 'datareporting.policy.dataSubmissionEnabled': false, 'extensions.getAddons.cache.enabled': false, 'extensions.update.enabled': false,
  'media.autoplay.default': 0, 'media.autoplay.blocking_policy': 0, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'remote.active-protocols': 1,
  'services.settings.server': 'data:,#remote-settings-dummy/v1', 'toolkit.startup.max_resumed_crashes': -1, 'toolkit.telemetry.enabled': false, 'ui.prefersReducedMotion': 1, 'intl.accept_languages': 'en-GB',
};

/** WebDriver's code points for keys that produce no character. */
const KEYS: Record<string, string> = {
  Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Meta: '\uE03D', Enter: '\uE007', Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', Tab: '\uE004', Space: ' ',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Home: '\uE011', End: '\uE010',
};
const PATIENCE_MS = 30_000;

interface Message {
  id?: number;
  type: 'success' | 'error' | 'event';
  method?: string;
  result?: unknown;
  error?: string;
  message?: string;
  params?: { level?: string; type?: string; text?: string };
}

/**
 * Drives a stock Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), with just the commands that a few tests need: other
 * drivers want their own build of Firefox, or newer commands than an ESR knows.
 */
export class Firefox {
  /** Script errors. */
  readonly faults: string[] = [];
  #last = 0;
  #tab = '';
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();

  private constructor(private readonly child: ChildProcess, private readonly profile: string, private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => { for (const { reject } of this.#waiting.values()) reject(new Error('Firefox is gone')); });
  }

  static async open(program: string): Promise<Firefox> {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-firefox-'));
    fs.writeFileSync(path.join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
    const child = spawn(program, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } });
    let said = '';
    const address = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`Firefox ended with ${code} before it listened:\n${said}`)));
      child.stderr!.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-10_000);
        const [, at] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (at) resolve(at);
      });
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`Firefox refused a session:\n${said}`)));
    });
    const firefox = new Firefox(child, profile, socket);
    await firefox.#start();
    return firefox;
  }

  async close(): Promise<void> {
    const ended = this.child.exitCode === null ? new Promise((resolve) => { this.child.once('exit', resolve); }) : null;
    this.child.kill();
    await ended;
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  goto = (url: string) => this.#ask('browsingContext.navigate', { context: this.#tab, url, wait: 'complete' });
  resize = (width: number, height: number) => this.#ask('browsingContext.setViewport', { context: this.#tab, viewport: { width, height } });
  reload = () => this.#ask('browsingContext.reload', { context: this.#tab, wait: 'complete' });
  /** Runs a statement before any script of the pages loaded from now on. */
  before = (statement: string) => this.#ask('script.addPreloadScript', { functionDeclaration: `() => { ${statement} }` });

  /** Evaluates an expression in the page. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { type, result, exceptionDetails } = await this.#ask<{ type: string; result: { value: string }; exceptionDetails?: { text: string } }>('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`, target: { context: this.#tab }, awaitPromise: true,
    });
    if (type !== 'success') throw new Error(`${exceptionDetails?.text} in: ${expression}`);
    return JSON.parse(result.value) as Value;
  }

  /** Waits, frame by frame, until an expression is truthy. If the page is left meanwhile, the evaluation may never be answered, hence the timeout. */
  async until(expression: string): Promise<void> {
    const look = `new Promise((done) => requestAnimationFrame(() => { try { done(Boolean(${expression})); } catch { done(false); } }))`;
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const signal = AbortSignal.timeout(2_000);
      const unanswered = new Promise<false>((resolve) => { signal.addEventListener('abort', () => resolve(false)); });
      if (await Promise.race([this.evaluate<boolean>(look).catch(() => false), unanswered])) return;
    }
    throw new Error(`It never came in Firefox: ${expression}\n${await this.evaluate<string>('document.body.innerText')}`);
  }

  /** Clicks in the middle of the first element that matches the selector and, if given, has the text. */
  async click(selector: string, text = ''): Promise<void> {
    const found = `[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').includes(${JSON.stringify(text)}))`;
    await this.until(`${found}?.getBoundingClientRect().width > 0`);
    const [x, y] = await this.evaluate<[number, number]>(`(() => { const one = ${found}; one.scrollIntoView({ block: 'nearest' }); const box = one.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round); })()`);
    await this.#act('pointer', [{ type: 'pointerMove', x, y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
  }

  /** Presses a key or a combination: `Enter`, `Control+k`. */
  async press(keys: string): Promise<void> {
    const values = keys.split('+').map((key) => KEYS[key] ?? key);
    await this.#act('key', [...values.map((value) => ({ type: 'keyDown', value })), ...values.toReversed().map((value) => ({ type: 'keyUp', value }))]);
  }

  async type(text: string): Promise<void> {
    await this.#act('key', [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  async #start(): Promise<void> {
    await this.#ask('session.new', { capabilities: {} });
    await this.#ask('session.subscribe', { events: ['log.entryAdded'] });
    // asked for a new window before its first one is ready, Firefox may never answer
    const { contexts: [first] } = await this.#ask<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
    if (first) await this.#ask('browsingContext.navigate', { context: first.context, url: 'about:blank', wait: 'complete' });
    // its first window has no focus, and without focus the caret does not move
    this.#tab = (await this.#ask<{ context: string }>('browsingContext.create', { type: 'window' })).context;
    await this.resize(1280, 800);
  }

  #act(type: 'key' | 'pointer', actions: object[]): Promise<unknown> {
    return this.#ask('input.performActions', { context: this.#tab, actions: [{ type, id: type, actions }] });
  }

  #ask<Result>(method: string, params: object): Promise<Result> {
    const id = (this.#last += 1);
    return new Promise<Result>((resolve, reject) => {
      const unanswered = setTimeout(() => reject(new Error(`Firefox did not answer ${method}`)), PATIENCE_MS);
      const answered = <Answer>(act: (answer: Answer) => void) => (answer: Answer) => {
        clearTimeout(unanswered);
        act(answer);
      };
      this.#waiting.set(id, { resolve: answered(resolve), reject: answered(({ message }: Error) => reject(new Error(`${method}: ${message}`))) });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  #hear({ id, type, method, result, error, message, params }: Message): void {
    if (method === 'log.entryAdded' && params?.type === 'javascript' && params.level === 'error') this.faults.push(params.text ?? '');
    const asked = id === undefined ? undefined : this.#waiting.get(id);
    if (!asked) return;
    this.#waiting.delete(id!);
    if (type === 'error') asked.reject(new Error(`${error}: ${message}`));
    else asked.resolve(result as never);
  }
}
