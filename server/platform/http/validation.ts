import { BadRequestException, StandardSchemaValidationPipe } from '@nestjs/common';
import type { Issue } from './errorBody.ts';

interface SchemaIssue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  code?: string;
  keys?: readonly string[];
  errors?: readonly (readonly SchemaIssue[])[];
}

const MOST = 50;

const pathOf = (issue: SchemaIssue, base: string[]): string[] =>
  [...base, ...(issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step))];

/** One issue for each wrong field, and one for each unknown field of a strict object. */
function flatten(issue: SchemaIssue, base: string[] = []): Issue[] {
  const path = pathOf(issue, base);
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
  }
  // a union: the alternative with the fewest issues explains best what is wrong
  const nearest = issue.errors?.filter((alternative) => alternative.length).sort((a, b) => a.length - b.length)[0];
  if (nearest) return nearest.flatMap((each) => flatten(each, path));
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [{ path: path.join('.'), message: isMissing ? 'is missing' : issue.message }];
}

/** Validates parameters that have a schema: `@Body({ schema: NewShow })`, `@Query({ schema: EpisodeQuery })`. */
export const validation = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (found) => invalid(found as readonly SchemaIssue[]),
  });

/** The answer to what is not as its schema says. */
export function invalid(found: readonly SchemaIssue[]): BadRequestException {
  const issues = found.flatMap((issue) => flatten(issue)).slice(0, MOST);
  const message = issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).slice(0, 5).join('; ');
  return new BadRequestException({ code: 'invalid', message, issues });
}
