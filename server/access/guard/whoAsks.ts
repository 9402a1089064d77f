import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../platform/settings.ts';
import type { Requester } from '../requester.ts';
import { readCookie } from '../session/cookie.ts';
import { Sessions } from '../session/sessions.ts';

/** Whose page asks. One that is open still holds one person's work after another signed in beside it, and nothing of that is done in another's name. */
const PAGE_OF = 'x-stet-page-of';

/** Why somebody is not let in: the body of a 401. */
interface Stranger {
  code: 'signed-out' | 'signed-in-as-another';
  message: string;
}

/** Finds out by its session who sends a request. */
@Injectable()
export class WhoAsks {
  constructor(
    private readonly settings: Settings,
    private readonly sessions: Sessions,
  ) {}

  async of(request: FastifyRequest): Promise<{ requester: Requester } | { stranger: Stranger }> {
    const token = readCookie(request, this.settings);
    const requester = token ? await this.sessions.find(token) : null;
    if (!requester) return { stranger: { code: 'signed-out', message: 'Sign in to do this.' } };
    const pageOf = request.headers[PAGE_OF];
    if (pageOf !== undefined && pageOf !== requester.id) return { stranger: { code: 'signed-in-as-another', message: 'Somebody else has signed in here since. Sign in again to do this.' } };
    return { requester };
  }
}
