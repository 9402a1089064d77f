import { audacity } from './audacity/audacity.ts';
import { mp4 } from './mp4/mp4.ts';
import { mp4chaps } from './chapters/mp4chaps.ts';
import { psc } from './chapters/psc.ts';
import { youtube } from './chapters/youtube.ts';
import { html } from './html/html.ts';
import { text } from './text/text.ts';
import { vtt } from './vtt/vtt.ts';
import { ttml } from './ttml/ttml.ts';
import { ass } from './ass/ass.ts';
import { srt } from './srt.ts';
import { chaptersJson } from './chapters/chaptersJson.ts';
import type { Format } from './format.ts';
import { podcastJson } from './podcastJson/podcastJson.ts';
import { podloveJson } from './podloveJson/podloveJson.ts';
import { stetJson } from './stetJson/stetJson.ts';
import { whisper } from './whisper/whisper.ts';
import { whispercpp } from './whisper/whispercpp.ts';
import { whisperx } from './whisper/whisperx.ts';
import { docx } from './docx/docx.ts';
import { id3 } from './id3/id3.ts';
import { assemblyai } from './recognisers/assemblyai.ts';
import { aws } from './recognisers/aws.ts';
import { deepgram } from './recognisers/deepgram.ts';
import { google } from './recognisers/google.ts';
import { otr } from './otr/otr.ts';

/** Every format, in the order in which a file is tried for it: the surest signs first, plain text last. */
export const formats: readonly Format[] = [
  docx,
  id3,
  mp4,
  stetJson,
  podcastJson,
  deepgram,
  aws,
  google,
  assemblyai,
  otr,
  whispercpp,
  whisperx,
  whisper,
  podloveJson,
  chaptersJson,
  ttml,
  ass,
  vtt,
  srt,
  audacity,
  psc,
  html,
  mp4chaps,
  youtube,
  text,
];

/** What people call some formats for short. */
const SHORT: Readonly<Record<string, string>> = { json: 'podcast-json' };

/** The format of this name, or undefined. */
export const formatNamed = (name: string): Format | undefined => formats.find((format) => format.name === (SHORT[name] ?? name));
