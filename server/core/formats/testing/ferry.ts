import type { Transcript } from '../transcript.ts';

/** An invented conversation with everything that formats stumble over. */
export const ferry: Transcript = {
  title: 'The last ferry & other timetables',
  language: 'en-GB',
  durationMs: 95_000,
  segments: [
    { startMs: 0, endMs: null, speaker: 'Mara Quill', text: 'Welcome back. Today: the last ferry.' },
    { startMs: 7_250, endMs: null, speaker: 'Mara Quill', text: 'Note: it leaves before it arrives.' },
    { startMs: 12_000, endMs: 19_500, speaker: 'Óscar <Ó> Vane', text: 'Fuel & tides,\n\nthat is <all> of it --> really.' },
    { startMs: null, endMs: null, speaker: 'Óscar <Ó> Vane', text: 'And patience.' },
    { startMs: 11_000, endMs: null, speaker: null, text: 'A bell rings.' },
    { startMs: 25_000, endMs: 24_000, speaker: 'Mara Quill', text: '   ' },
    { startMs: 94_500, endMs: null, speaker: 'Mara Quill', text: 'Good night, and mind the gangway on your way out.' },
  ],
  chapters: [
    { startMs: 12_000, title: 'Fuel & tides', url: 'https://example.org/tides?a=1&b=2', imageUrl: null },
    { startMs: 0, title: 'Casting off', url: null, imageUrl: 'https://example.org/ferry.jpg' },
  ],
};
