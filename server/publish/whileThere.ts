import { HttpException, NotFoundException } from '@nestjs/common';
import type { Database } from '../platform/database.ts';

/** Making a feed takes a while. If it fails because the show was deleted meanwhile, this reports that the show is gone. */
export async function whileThere<Made>({ prisma }: Pick<Database, 'prisma'>, showId: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof HttpException || (await prisma.show.count({ where: { id: showId } })) > 0) throw error;
    throw new NotFoundException({ code: 'not-found', message: 'This show was deleted meanwhile.' });
  }
}
