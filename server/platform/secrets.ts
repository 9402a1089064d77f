import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { makeFolder } from './embedded-postgres/folder.ts';
import type { Settings } from './settings.ts';

const NONCE = 12;
const TAG = 16;
const VERSION = 1;

/** An unguessable, URL-safe token, of 256 bits by default. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** Encrypts what must not be readable in the database or a backup: AES-256-GCM with this installation's key. */
export class Secrets {
  constructor(private readonly key: Buffer) {
    if (key.length !== 32) throw new RangeError(`a key has 32 bytes, not ${key.length}`);
  }

  /** Uses STET_SECRET, or the key file in the data folder, which is created if missing. */
  static from(settings: Pick<Settings, 'secret' | 'dataFolder'>): Secrets {
    return new Secrets(settings.secret ?? readKeyFile(path.join(settings.dataFolder, 'secret.key')));
  }

  /** `purpose` says what the text is ("source.url"); what was sealed for one purpose cannot be opened for another. */
  seal(text: string, purpose: string): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(purpose));
    const sealed = [cipher.update(text, 'utf8'), cipher.final()];
    return Uint8Array.from(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ...sealed]));
  }

  /** @throws Error if the bytes were changed, or sealed with another key or for another purpose. */
  open(sealed: Uint8Array, purpose: string): string {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG) throw new Error('this was not sealed by Stet');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG));
    try {
      return decipher.update(bytes.subarray(1 + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new Error('this cannot be opened: it was sealed with another key (STET_SECRET, or secret.key in the data folder)');
    }
  }
}

/** The key file is linked into place complete, so that two servers that start at the same time end up with the same key. */
function readKeyFile(file: string): Buffer {
  if (!fs.existsSync(file)) {
    makeFolder(path.dirname(file));
    const temporary = `${file}.${process.pid}`;
    fs.writeFileSync(temporary, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    giveToOwnerOf(path.dirname(file), temporary);
    try {
      fs.linkSync(temporary, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  }
  const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes in base64. Put back the file that was there, or set STET_SECRET.`);
  return key;
}

/** A file that root creates in somebody's folder goes to the folder's owner, who must be able to go on without root. */
function giveToOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = fs.statSync(folder);
  fs.chownSync(file, uid, gid);
}
