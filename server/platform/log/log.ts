import type { LoggerService } from '@nestjs/common';
import type { Settings } from '../settings.ts';
import { EmbeddedPostgresError } from '../embedded-postgres/error.ts';
import { redactText, redactValue } from './redact.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** Writes each event as one line to standard error, since standard output is for results. Secrets are redacted. */
export class Log implements LoggerService {
  private readonly least: number;
  /** Lines to be written at the end of this turn of the event loop. */
  private waiting = '';

  constructor(
    private readonly settings: Pick<Settings, 'logLevel' | 'logFormat'>,
    private readonly write: (line: string) => void = (line) => process.stderr.write(line),
  ) {
    this.least = LEVELS.indexOf(settings.logLevel);
  }

  /** Whether an event of this level gets a line. */
  writes(level: Level): boolean {
    return LEVELS.indexOf(level) >= this.least;
  }

  /** Logs an event with its fields. */
  event(level: Level, message: string, fields: Record<string, unknown> = {}): void {
    if (!this.writes(level)) return;
    this.writeWaiting();
    this.write(this.lineOf(level, redactText(message), redactValue(fields) as Record<string, unknown>));
  }

  /**
   * Logs an event that may occur thousands of times a second: its fields are not searched for secrets, and events of the same turn of
   * the event loop are written together.
   */
  frequent(level: Level, message: string, fields: Record<string, string | number>): void {
    if (!this.writes(level)) return;
    if (this.waiting === '') setImmediate(() => this.writeWaiting());
    this.waiting += this.lineOf(level, message, fields);
  }

  private writeWaiting(): void {
    const lines = this.waiting;
    this.waiting = '';
    if (lines !== '') this.write(lines);
  }

  private lineOf(level: Level, message: string, fields: Record<string, unknown>): string {
    if (this.settings.logFormat === 'json') return `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`;
    return `${level === 'info' ? '' : `${level}: `}${message}${describe(fields)}\n`;
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.fromNest('info', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.fromNest('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.fromNest('debug', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.fromNest('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.fromNest('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.fromNest('error', message, rest);
  }

  /** Nest's loggers pass their name last, and a stack before it. */
  private fromNest(level: Level, message: unknown, rest: unknown[]): void {
    const from = rest.length && typeof rest.at(-1) === 'string' ? (rest.pop() as string) : undefined;
    // whoever starts Stet is told what such an error says, without a stack
    const isOfNest = (level === 'info' && NEST.has(from ?? '')) || (from === 'ExceptionHandler' && message instanceof EmbeddedPostgresError);
    const detail = rest.filter((each) => each !== undefined);
    const text = message instanceof Error ? (message.stack ?? message.message) : typeof message === 'string' ? message : JSON.stringify(redactValue(message));
    this.event(isOfNest ? 'debug' : level, text, { ...(from && { from }), ...(detail.length > 0 && { detail: detail.length === 1 ? detail[0] : detail }) });
  }
}

/** Loggers of Nest that report every module and route at start. */
const NEST = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

const describe = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([name, value]) => (name === 'detail' || name === 'stack' ? `\n${typeof value === 'string' ? value : JSON.stringify(value)}` : ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`))
    .join('');
