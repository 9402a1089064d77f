import path from 'node:path';
import { z } from 'zod';

/** All settings from environment variables, read once and in one place. */
export class Settings {
  readonly port!: number;
  readonly host!: string;
  /** A PostgreSQL server of yours; null: the embedded one. */
  readonly databaseUrl!: string | null;
  /** Absolute path of the folder with the embedded database and the key file. */
  readonly dataFolder!: string;
  /** Origin from which the public fetches feeds and files, without a trailing slash. */
  readonly publicUrl!: string | null;
  /** Origin of the admin; null: the public one, or the address the server listens on. */
  readonly adminUrl!: string | null;
  /** The WebSub hub that is pinged after publications, for shows that turned it on. */
  readonly hubUrl!: string;
  /** Absolute path of a folder to which everything public is also written as files. */
  readonly publishFolder!: string | null;
  readonly adminEmail!: string | null;
  readonly adminPassword!: string | null;
  /** For how many publications of a show the bytes are kept. */
  readonly keepPublications!: number;
  /** The largest recording that may be uploaded, or passed on to a listener, in bytes. */
  readonly maxAudioBytes!: number;
  /** The ffmpeg program; null: it is not used, and only MPEG audio can be decoded. */
  readonly ffmpeg!: string | null;
  /** The 32-byte key for encrypted values in the database; null: the key file in the data folder. */
  readonly secret!: Buffer | null;
  /** Whose X-Forwarded-* headers are trusted. */
  readonly trustProxy!: boolean | string | number;
  readonly logLevel!: 'debug' | 'info' | 'warn' | 'error';
  readonly logFormat!: 'json' | 'text';
  /** Tests only: allows outgoing requests to this machine. */
  readonly testAllowLoopback!: boolean;

  constructor(values: Settings) {
    Object.assign(this, values);
  }
}

/** The message has one line per wrong variable. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const flag = z.enum(['1', 'true', 'yes', '0', 'false', 'no'], 'is neither true nor false').transform((text) => ['1', 'true', 'yes'].includes(text));

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fault =
    !url || !/^https?:$/.test(url.protocol) ? 'is not an http or https address'
    : url.username || url.password ? 'must not contain a user name or password'
    : url.pathname !== '/' || url.search || url.hash ? 'must end after the host name (no path)'
    : null;
  if (fault) context.addIssue({ code: 'custom', message: `${fault}; it looks like https://feeds.example.org` });
  return url?.origin ?? '';
});

const secret = z.base64('is not base64').transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue({ code: 'custom', message: `holds ${bytes.length} bytes instead of 32; make one with: openssl rand -base64 32` });
  return bytes;
});

const Environment = z.object({
  PORT: z.string().regex(/^\d{1,5}$/, 'is not a port number').transform(Number).refine((port) => port <= 65_535, 'is not a port number').default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// address' }).optional(),
  STET_DATA: z.string().default('./data'),
  PUBLIC_URL: origin.optional(),
  ADMIN_URL: origin.optional(),
  HUB_URL: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).default('https://pubsubhubbub.appspot.com/'),
  STET_PUBLISH_FOLDER: z.string().optional(),
  STET_ADMIN_EMAIL: z.email('is not an e-mail address').transform((text) => text.toLowerCase()).optional(),
  STET_ADMIN_PASSWORD: z.string().min(12, 'is shorter than 12 characters').optional(),
  STET_SECRET: secret.optional(),
  KEEP_PUBLICATIONS: z.string().regex(/^[1-9]\d{0,5}$/, 'is not a number of publications, from 1').transform(Number).default(50),
  MAX_AUDIO_MB: z.string().regex(/^[1-9]\d{0,3}$/, 'is not a number of megabytes, from 1').transform(Number).refine((megabytes) => megabytes <= 2_000, 'is more than 2000').default(1_000),
  FFMPEG: z.string().default('ffmpeg'),
  TRUST_PROXY: z.union([flag, z.string().regex(/^\d{1,2}$/).transform(Number), z.string().regex(/^[0-9a-f.:/, ]+$/i)], 'is not true, a number of proxies, or a list of addresses').default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'is not debug, info, warn or error').default('info'),
  LOG_FORMAT: z.enum(['json', 'text'], 'is not json or text').default('text'),
  STET_TEST_ALLOW_LOOPBACK: flag.default(false),
});

/**
 * Reads the settings from environment variables. An empty variable counts as absent, because compose files pass on unset variables
 * that way.
 *
 * @throws SettingsError that lists every wrong variable.
 */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const { data, error } = Environment.safeParse(given);
  const faults = (error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`);
  if (Boolean(given.STET_ADMIN_EMAIL) !== Boolean(given.STET_ADMIN_PASSWORD)) {
    faults.push('STET_ADMIN_EMAIL and STET_ADMIN_PASSWORD must be set together');
  }
  if (!data || faults.length) throw new SettingsError(`Stet cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return new Settings({
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: path.resolve(data.STET_DATA),
    publicUrl: data.PUBLIC_URL ?? null,
    adminUrl: data.ADMIN_URL ?? null,
    hubUrl: data.HUB_URL,
    publishFolder: data.STET_PUBLISH_FOLDER === undefined ? null : path.resolve(data.STET_PUBLISH_FOLDER),
    adminEmail: data.STET_ADMIN_EMAIL ?? null,
    adminPassword: data.STET_ADMIN_PASSWORD ?? null,
    keepPublications: data.KEEP_PUBLICATIONS,
    maxAudioBytes: data.MAX_AUDIO_MB * 1_000_000,
    ffmpeg: data.FFMPEG === 'none' ? null : data.FFMPEG,
    secret: data.STET_SECRET ?? null,
    trustProxy: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    logFormat: data.LOG_FORMAT,
    testAllowLoopback: data.STET_TEST_ALLOW_LOOPBACK,
  });
}
