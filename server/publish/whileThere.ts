import { HttpException, NotFoundException } from '@nestjs/common';
import type { Database } from '../platform/database.ts';

/** A feed is read and written for a while. Whatever was missing because its show was deleted in that time is told as that. */
export async function whileThere<Made>({ prisma }: Pick<Database, 'prisma'>, showId: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof HttpException || (await prisma.show.count({ where: { id: showId } })) > 0) throw error;
    throw new NotFoundException({ code: 'not-found', message: 'This show was deleted meanwhile.' });
  }
}
