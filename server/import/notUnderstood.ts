import { HttpException } from '@nestjs/common';
import type { FeedProblem } from '#core/feed/problem';

const MOST = 50;

/** The error for a feed that cannot be read, with the position of every reason. */
export const notUnderstood = (problems: readonly FeedProblem[]): HttpException =>
  new HttpException({
    code: 'not-understood', message: `The feed cannot be read: line ${problems[0]!.line}, column ${problems[0]!.column}: ${problems[0]!.message}`,
    issues: problems.slice(0, MOST).map(({ line, column, message }) => ({ path: `${line}:${column}`, message })),
  }, 422);
