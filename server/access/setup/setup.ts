import { ForbiddenException, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { NewUser, type Setup } from '#core/model/access';
import { Clock } from '../../platform/clock.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { Settings } from '../../platform/settings.ts';
import { workingOrigin } from '../guard/origins.ts';
import { hashPassword } from '../password.ts';
import { Sessions } from '../session/sessions.ts';
import { CreateUser } from '../user/createUser.ts';
import { addLink, isLink, removeLinks } from './setupLinks.ts';

/** The first admin of an installation: by a link that only who sees the server's output has, or by settings. */
@Injectable()
export class SetupService {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly users: CreateUser,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Whether the installation still waits for its first user. */
  async isOpen(): Promise<boolean> {
    return (await this.database.prisma.user.findFirst({ select: { id: true } })) === null;
  }

  /**
   * Makes the admin that the settings name, or a link by which one is made: it works once, for an hour, and never when there
   * is a user.
   *
   * @param origin where Stet is, unless the settings say it
   * @returns the link to show; null when nothing is left to set up
   */
  async firstStart(origin = `http://${this.settings.host}:${this.settings.port}`): Promise<string | null> {
    await this.makeNamedAdmin();
    if (!(await this.isOpen())) return null;
    const token = await this.whileNobodyIsHere((tx) => addLink(tx, this.clock.now()));
    return token && `${workingOrigin(this.settings) ?? origin}/#/setup?token=${token}`;
  }

  /** Makes the admin that the settings name, while nobody is here. Needs no address: whoever waits until Stet answers can sign in at once. */
  async makeNamedAdmin(): Promise<void> {
    const { adminEmail, adminPassword } = this.settings;
    if (adminEmail === null || adminPassword === null || !(await this.isOpen())) return;
    const admin = NewUser.parse({ email: adminEmail, name: adminEmail, password: adminPassword, admin: true });
    const passwordHash = await hashPassword(admin.password);
    await this.whileNobodyIsHere((tx) => this.insertAdmin(tx, { ...admin, passwordHash }));
  }

  /**
   * Uses the link up. @returns a session's token, so that the new admin is signed in
   * @throws ForbiddenException when the link is wrong, used, too old, or there is a user
   */
  async setUp({ token, email, name, password }: z.output<typeof Setup>): Promise<{ token: string; userId: string }> {
    const mayEnter = await this.whileNobodyIsHere((tx) => isLink(tx, token, this.clock.now()));
    if (!mayEnter) throw badLink();
    const passwordHash = await hashPassword(password);
    const opened = await this.whileNobodyIsHere(async (tx) => {
      if (!(await isLink(tx, token, this.clock.now()))) return null;
      const { id } = await this.insertAdmin(tx, { email, name, passwordHash });
      return { token: await this.sessions.open(tx, id), userId: id };
    });
    if (!opened) throw badLink();
    return opened;
  }

  private async insertAdmin(tx: Transaction, admin: { email: string; name: string; passwordHash: string }): Promise<{ id: string }> {
    await removeLinks(tx);
    return this.users.insert(tx, null, { ...admin, admin: true, memberships: [] });
  }

  /** Servers that set up at the same time come one after the other. @returns null when there is a user. */
  private whileNobodyIsHere<T>(work: (tx: Transaction) => Promise<T>): Promise<T | null> {
    return this.database.transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('stet.setup'))`;
      return (await tx.user.count()) > 0 ? null : work(tx);
    });
  }
}

const badLink = () =>
  new ForbiddenException({ code: 'setup-link', message: 'This set-up link does not work, or no longer works: it is good for an hour and for one use. Restart Stet to get a new one.' });
