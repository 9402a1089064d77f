import { ass } from './ass/ass.ts';
import { audacity } from './audacity/audacity.ts';
import { chaptersJson } from './chapters/chaptersJson.ts';
import { mp4chaps } from './chapters/mp4chaps.ts';
import { psc } from './chapters/psc.ts';
import { youtube } from './chapters/youtube.ts';
import { docx } from './docx/docx.ts';
import type { Format } from './format.ts';
import { html } from './html/html.ts';
import { id3 } from './id3/id3.ts';
import { mp4 } from './mp4/mp4.ts';
import { otr } from './otr/otr.ts';
import { podcastJson } from './podcastJson/podcastJson.ts';
import { podloveJson } from './podloveJson/podloveJson.ts';
import { assemblyai } from './recognisers/assemblyai.ts';
import { aws } from './recognisers/aws.ts';
import { deepgram } from './recognisers/deepgram.ts';
import { google } from './recognisers/google.ts';
import { srt } from './srt/srt.ts';
import { stetJson } from './stetJson/stetJson.ts';
import { text } from './text/text.ts';
import { ttml } from './ttml/ttml.ts';
import { vtt } from './vtt/vtt.ts';
import { whisper } from './whisper/whisper.ts';
import { whispercpp } from './whisper/whispercpp.ts';
import { whisperTsv } from './whisper/whisperTsv.ts';
import { whisperx } from './whisper/whisperx.ts';

/** Recognised by bytes that no text begins with. */
const binary = [docx, id3, mp4];

/** First those with member names of their own; then Whisper and its relatives, the most specific first; then those with common names. */
const json = [stetJson, podcastJson, deepgram, aws, google, assemblyai, otr, whispercpp, whisperx, whisper, podloveJson, chaptersJson];

/** First those with a first line or root element of their own; then those with times in a distinctive form near the beginning. */
const marked = [ttml, ass, vtt, srt, whisperTsv, audacity, psc, html];

/** What people write by hand: lists of chapters, each line of which could also be a turn, and last plain text, which anything may be. */
const loose = [mp4chaps, youtube, text];

/** Every format, in the order in which they are tried on a file: the surest signs first. */
export const formats: readonly Format[] = [...binary, ...json, ...marked, ...loose];

/** Short names of some formats. */
const SHORT: Readonly<Record<string, string>> = { json: 'podcast-json' };

/** The format of this name, or undefined. */
export const formatNamed = (name: string): Format | undefined => formats.find((format) => format.name === (SHORT[name] ?? name));
