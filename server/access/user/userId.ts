import { Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { noSuchUser } from './users.ts';

const Uuid = z.uuid();

/** What cannot be an id is nobody's. */
@Injectable()
export class UserId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!Uuid.safeParse(id).success) throw noSuchUser();
    return id;
  }
}
