import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { hashPassword } from '../access/password.ts';
import type { Requester } from '../access/requester.ts';
import { CreateUser } from '../access/user/createUser.ts';
import { ResetPassword } from '../access/user/resetPassword.ts';
import { AskForPeaks } from '../audio/peaks/askForPeaks.ts';
import { UploadAudio } from '../audio/uploadAudio.ts';
import { AcceptImport } from '../import/acceptImport.ts';
import { PreviewImport } from '../import/previewImport.ts';
import { Database } from '../platform/database.ts';
import { packageRoot } from '../platform/packageRoot.ts';

const EMAIL = 'demo@stet.example';
const FEED = 'tideline.xml';
/** The one episode whose recording comes along, by its guid. */
const AUDIO = { guid: 'tideline-2026-03', fileName: 'harrow-point.mp3' };

const DEMO_FOLDER = path.join(packageRoot, 'prisma', 'seed');

/** An installation to look around in: somebody who may do everything, and an invented show with mistakes in it. */
@Injectable()
export class Demo {
  constructor(
    private readonly database: Database,
    private readonly createUser: CreateUser,
    private readonly resetPassword: ResetPassword,
    private readonly previewImport: PreviewImport,
    private readonly acceptImport: AcceptImport,
    private readonly upload: UploadAudio,
    private readonly peaks: AskForPeaks,
  ) {}

  /**
   * Makes what is missing.
   *
   * @returns how to sign in this time: the password is new at each start
   * @throws Error in a store that people use: its shows are none to play with
   */
  async prepare(): Promise<{ email: string; password: string }> {
    const password = randomBytes(9).toString('base64url');
    const user = await this.#user(password);
    if ((await this.database.prisma.show.count()) === 0) await this.#importShow(user);
    await this.#putAudio(user);
    return { email: EMAIL, password };
  }

  async #user(password: string): Promise<Requester> {
    const user = { email: EMAIL, name: 'Demo', admin: true };
    const there = await this.database.prisma.user.findUnique({ where: { email: EMAIL }, select: { id: true } });
    if (there) {
      await this.resetPassword.reset(EMAIL, password);
      return { ...user, id: there.id, memberships: new Map() };
    }
    if ((await this.database.prisma.user.count()) > 0) throw new Error('People work in this store already: the demo wants one of its own. Unset DATABASE_URL, or point it to an empty database.');
    const passwordHash = await hashPassword(password);
    const { id } = await this.database.transaction((transaction) => this.createUser.insert(transaction, null, { ...user, memberships: [], passwordHash }));
    return { ...user, id, memberships: new Map() };
  }

  async #importShow(user: Requester): Promise<void> {
    const bytes = await readFile(path.join(DEMO_FOLDER, FEED));
    const preview = await this.previewImport.run(user, { kind: 'file', fileName: FEED, base64: bytes.toString('base64') });
    await this.acceptImport.run(user, preview.id, { newShow: { title: preview.show!.title }, ownershipConfirmed: true, inBackground: false });
  }

  async #putAudio(user: Requester): Promise<void> {
    const episode = await this.database.prisma.episode.findFirst({ where: { guid: AUDIO.guid, audioFiles: { none: {} } }, select: { id: true } });
    if (!episode) return;
    const bytes = await readFile(path.join(DEMO_FOLDER, AUDIO.fileName));
    await this.upload.run(user, episode.id, { fileName: AUDIO.fileName, uploadId: null, bytes, start: 0, total: bytes.length });
    await this.peaks.run(user, episode.id);
  }
}
