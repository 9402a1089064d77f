import type { Format } from '../format.ts';
import { readVtt } from './read.ts';
import { toVtt } from './write.ts';

/** WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"), the captions of browsers and podcast apps. */
export const vtt: Format = {
  name: 'vtt',
  title: 'WebVTT',
  kind: 'transcript',
  extension: 'vtt',
  mediaType: 'text/vtt',
  detect: ({ text }) => (/^\s*WEBVTT/i.test(text) ? 'begins with WEBVTT' : null),
  read: ({ text }, options) => readVtt(text, options),
  write: toVtt,
};
