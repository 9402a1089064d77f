export interface EmbeddedPostgresOptions {
  /** 127.0.0.1 and a free port instead of a Unix socket (always so on Windows). */
  tcp?: boolean;
  /** With `tcp`: the first port to try. */
  port?: number;
  /** Server settings, for instance `fsync: 'off'` in tests. */
  settings?: Record<string, string>;
  /** For starting, crash recovery included, and for stopping. */
  timeoutMs?: number;
  /** How long what is left of an earlier server may take to end, as after a kill -9. */
  dyingMs?: number;
  /** Told what the person who starts it should know. */
  notify?: (message: string) => void;
}

export interface EmbeddedPostgres {
  url: string;
  folder: string;
  /** Whether another process had started it. */
  joined: boolean;
  /** Settles when the server ended or our connection to it did; also where we asked for that. */
  lost: Promise<void>;
  /** Ends our use; the server goes with its last user. */
  stop(): Promise<void>;
}

export const TIMEOUT_MS = 60_000;
export const DYING_MS = 15_000;
