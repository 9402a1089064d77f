import { HttpException } from '@nestjs/common';

/** Why a background job failed, to be shown with its progress. */
export function problemOf(error: unknown): { code: string; message: string } {
  if (!(error instanceof HttpException)) return { code: 'internal', message: 'Something went wrong here, and nothing was imported. The log says what; try again.' };
  const answer = error.getResponse() as { code?: string };
  return { code: answer.code ?? 'refused', message: error.message };
}
