import type { Transcript } from './transcript.ts';

/**
 * Writes chapters as the JSON of podcast-namespace 1.0 ("chapters/jsonChapters.md", version 1.2.0), ascending by
 * start; times in seconds. `url` and `img` are left out where a chapter has none. Media type: `application/json+chapters`.
 */
export function toChaptersJson({ title, chapters }: Pick<Transcript, 'title' | 'chapters'>): string {
  const ascending = [...chapters].sort((a, b) => a.startMs - b.startMs).map((chapter) => ({
    startTime: chapter.startMs / 1000,
    title: chapter.title,
    ...(chapter.url === null ? {} : { url: chapter.url }),
    ...(chapter.imageUrl === null ? {} : { img: chapter.imageUrl }),
  }));
  return `${JSON.stringify({ version: '1.2.0', title, chapters: ascending }, null, 1)}\n`;
}
