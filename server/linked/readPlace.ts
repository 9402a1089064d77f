import { HttpException } from '@nestjs/common';
import type { FileKind } from '#core/model/episodeImport';
import { readBrought, type BroughtFile } from '../edit/bring/readBrought.ts';
import { LinkedError } from './linkedError.ts';
import { ROLES } from './noteUse.ts';

export type LinkedRole = 'transcript' | 'chapters' | 'psc' | 'id3';

export const kindOfRole = (role: LinkedRole): FileKind => (ROLES.transcript.includes(role) ? 'transcript' : 'chapters');

/** Reads the bytes of a place, recognising their format regardless of what the link says. @throws LinkedError if they contain nothing of the kind */
export async function readPlace(bytes: Uint8Array, role: LinkedRole): Promise<BroughtFile> {
  try {
    return await readBrought(bytes, { kind: kindOfRole(role), keepCues: false });
  } catch (error) {
    if (!(error instanceof HttpException)) throw error;
    const answer = error.getResponse();
    throw new LinkedError(typeof answer === 'object' && 'message' in answer ? String(answer.message) : error.message, false);
  }
}

/**
 * Whether a file is a web page that names neither speakers nor times. Hosts answer with one instead of a file, asking to sign in or saying that
 * there is nothing, and call it a success: its words must not become anybody's transcript by themselves.
 */
export const isMerePage = ({ format, segments }: BroughtFile): boolean => format.name === 'html' && segments.every(({ speaker, startMs }) => speaker === null && startMs === null);

export interface PlaceCounts {
  segments: number;
  named: number;
  words: number;
  chapters: number;
}

export const countsOf = ({ segments, chapters, counts: { words } }: BroughtFile): PlaceCounts => ({
  segments: segments.length, named: segments.filter(({ speaker }) => speaker !== null).length, words, chapters: chapters.length,
});
