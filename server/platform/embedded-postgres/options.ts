export interface EmbeddedPostgresOptions {
  /** Use 127.0.0.1 and a free port instead of a Unix socket (always on Windows). */
  tcp?: boolean;
  /** With `tcp`: the first port to try. */
  port?: number;
  /** Server settings, for example `fsync: 'off'` in tests. */
  settings?: Record<string, string>;
  /** Limit for starting, including crash recovery, and for stopping. */
  timeoutMs?: number;
  /** How long leftover processes of an earlier server may take to end, as after a kill -9. */
  dyingMs?: number;
  /** Called with messages for whoever starts it. */
  notify?: (message: string) => void;
}

export interface EmbeddedPostgres {
  url: string;
  folder: string;
  /** Whether another process had started it. */
  joined: boolean;
  /** Resolves when the server or our connection to it has ended, even if we asked for that. */
  lost: Promise<void>;
  /** Ends our use of the server; the last user stops it. */
  stop(): Promise<void>;
}

export const TIMEOUT_MS = 60_000;
export const DYING_MS = 15_000;
