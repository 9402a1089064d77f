/** Ten hours of invented talk between two people, as captions and as files of them; identical in every run. */
import { speech } from '../../../dist/server/core/edit/fixtures/speech.js';

const CUES = 10_000;
const WORDS = 11;
const LENGTH_MS = 3_600;

const two = (value) => String(value).padStart(2, '0');
const clock = (ms, mark) => `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;

/** Captions of about eleven words; the speaker changes after every twelve. */
export function captions(count = CUES) {
  const words = speech(10, count * WORDS);
  return Array.from({ length: count }, (_, index) => ({
    startMs: index * LENGTH_MS,
    endMs: (index + 1) * LENGTH_MS - 120,
    speaker: ['Ines Calloway', 'Tomás Rehn'][Math.floor(index / 12) % 2],
    text: words.slice(index * WORDS, (index + 1) * WORDS).join(' '),
  }));
}

/** Breaks a caption into two lines. */
const lines = (text) => text.replace(/^(.{20,}?) /, '$1\n');

export const toVtt = (cues) => `WEBVTT\n\n${cues.map(({ startMs, endMs, speaker, text }) => `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n<v ${speaker}>${lines(text)}\n`).join('\n')}`;
export const toSrt = (cues) => cues.map(({ startMs, endMs, text }, index) => `${index + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${lines(text)}\n`).join('\n');
export const toJson = (cues) => JSON.stringify({ version: '1.0.0', segments: cues.map(({ startMs, endMs, speaker, text }) => ({ speaker, startTime: startMs / 1000, endTime: endMs / 1000, body: text })) }, null, 1);

/** The same as a transcript for our writers. */
export const toTranscript = (cues) => ({ title: 'Ten hours', language: 'en', durationMs: cues.at(-1).endMs, segments: cues, chapters: [] });
