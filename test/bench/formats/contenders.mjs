/**
 * How each library parses and writes, for timing, and the cues it finds in a file, for judging: `{ startMs, endMs, text, speaker? }`, with
 * the text as the library returns it. `speaker` is absent if it does not support voices.
 */
import { createRequire } from 'node:module';
import { FileContent } from '../../../dist/server/core/formats/fileContent.js';
import { formatNamed } from '../../../dist/server/core/formats/registry.js';
import { parseSrt } from '../../../dist/server/core/formats/srt/parseSrt.js';
import { parseVtt } from '../../../dist/server/core/formats/vtt/parseVtt.js';
import { peer } from '../peers/install.mjs';
import { toTranscript, toVtt } from './tenHours.mjs';

const names = ['vtt', 'srt', 'podcast-json'];
const inSeconds = ({ startTime, endTime, text }, rest) => ({ startMs: Math.round(startTime * 1000), endMs: Math.round(endTime * 1000), text, ...rest });

const whole = (name) => (text) => formatNamed(name).read(FileContent.ofText(text), { keepCues: true });

function stet() {
  return {
    name: 'Stet',
    parse: { vtt: (text) => parseVtt(text), srt: (text) => parseSrt(text), 'podcast-json': whole('podcast-json') },
    /** Includes voices, words, segments and the report, which is more than any other library does. */
    read: Object.fromEntries(names.map((name) => [name, whole(name)])),
    write: Object.fromEntries(names.map((name) => [name, { prepare: toTranscript, write: (transcript) => formatNamed(name).write(transcript, {}) }])),
    cues: async (name, bytes) => (await formatNamed(name).read(new FileContent(bytes), { keepCues: true })).segments,
  };
}

const asNodes = (cues) => cues.map(({ startMs, endMs, text }) => ({ type: 'cue', data: { start: startMs, end: endMs, text } }));

async function subtitle() {
  const { parseSync, stringifySync } = await peer('subtitle');
  return {
    name: 'subtitle',
    parse: { vtt: parseSync, srt: parseSync },
    write: { vtt: { prepare: asNodes, write: (nodes) => stringifySync(nodes, { format: 'WebVTT' }) }, srt: { prepare: asNodes, write: (nodes) => stringifySync(nodes, { format: 'SRT' }) } },
    cues: (_, text) => parseSync(text).filter(({ type }) => type === 'cue').map(({ data }) => ({ startMs: data.start, endMs: data.end, text: data.text })),
  };
}

const asCaptions = (cues) => cues.map(({ startMs, endMs, text }, index) => ({ type: 'caption', index: index + 1, start: startMs, end: endMs, duration: endMs - startMs, content: text, text }));

async function subsrt() {
  const { parse, build } = await peer('subsrt-ts');
  return {
    name: 'subsrt-ts',
    parse: { vtt: (text) => parse(text, { format: 'vtt' }), srt: (text) => parse(text, { format: 'srt' }) },
    write: { vtt: { prepare: asCaptions, write: (cues) => build(cues, { format: 'vtt' }) }, srt: { prepare: asCaptions, write: (cues) => build(cues, { format: 'srt' }) } },
    cues: (name, text) => parse(text, { format: name }).filter(({ type }) => type === 'caption').map(({ start, end, content }) => ({ startMs: start, endMs: end, text: content })),
  };
}

const asSeconds = (cues) => ({ valid: true, cues: cues.map(({ startMs, endMs, text }) => ({ identifier: '', start: startMs / 1000, end: endMs / 1000, text, styles: '' })) });

async function nodeWebvtt() {
  const { parse, compile } = await peer('node-webvtt');
  return {
    name: 'node-webvtt',
    parse: { vtt: (text) => parse(text, { strict: false }) },
    write: { vtt: { prepare: asSeconds, write: compile } },
    cues: (_, text) => parse(text, { strict: false }).cues.map(({ start, end, text: said }) => inSeconds({ startTime: start, endTime: end, text: said })),
  };
}

async function plussub() {
  const { parse } = await peer('@plussub/srt-vtt-parser');
  return {
    name: '@plussub/srt-vtt-parser',
    parse: { vtt: parse, srt: parse },
    write: {},
    cues: (_, text) => parse(text).entries.map(({ from, to, text: said }) => ({ startMs: from, endMs: to, text: said })),
  };
}

/** Splits a cue by voice, for libraries that return a cue as a tree; `voiceOf` is undefined for a node that is not a voice. */
function byVoice(cue, nodes, voiceOf, textOf) {
  const voices = nodes.filter((node) => voiceOf(node) !== undefined);
  return voices.length === 0 ? [inSeconds({ ...cue, text: nodes.map(textOf).join('') }, { speaker: null })] : voices.map((node) => inSeconds({ ...cue, text: textOf(node) }, { speaker: voiceOf(node) }));
}

async function mediaCaptions() {
  const { parseText, tokenizeVTTCue } = await peer('media-captions');
  const textOf = ({ data, children = [] }) => data ?? children.map(textOf).join('');
  const spoken = ({ startTime, endTime, ...cue }) => byVoice({ startTime, endTime }, tokenizeVTTCue({ startTime, endTime, ...cue }), ({ voice }) => voice, textOf);
  return {
    name: 'media-captions',
    parse: { vtt: (text) => parseText(text, { type: 'vtt' }), srt: (text) => parseText(text, { type: 'srt' }) },
    write: {},
    cues: async (name, text) => (await parseText(text, { type: name })).cues.flatMap((cue) => (name === 'vtt' ? spoken(cue) : [inSeconds(cue)])),
  };
}

async function webvttParser() {
  const { WebVTTParser, WebVTTSerializer } = await peer('webvtt-parser');
  const entities = createRequire(new URL('../peers/package.json', import.meta.url))('webvtt-parser/html-entities.json');
  const parse = (text) => new WebVTTParser(entities).parse(text);
  const textOf = ({ children, value }) => children?.map(textOf).join('') ?? value;
  return {
    name: 'webvtt-parser',
    parse: { vtt: parse },
    write: { vtt: { prepare: (cues) => parse(toVtt(cues)).cues, write: (cues) => new WebVTTSerializer().serialize(cues) } },
    cues: (_, text) => parse(text).cues.flatMap((cue) => byVoice(cue, cue.tree.children, ({ name, value }) => (name === 'v' ? value : undefined), textOf)),
  };
}

async function videojs() {
  const { WebVTT, VTTCue, VTTRegion } = await peer('videojs-vtt.js');
  const parse = (text) => {
    const cues = [];
    const parser = new WebVTT.Parser({ VTTCue, VTTRegion }, WebVTT.StringDecoder());
    parser.oncue = (cue) => cues.push(cue);
    parser.parse(text);
    parser.flush();
    return cues;
  };
  return { name: 'videojs-vtt.js', parse: { vtt: parse }, write: {}, cues: (_, text) => parse(text).map((cue) => inSeconds(cue)) };
}

/** Runs `work` with console warnings and errors suppressed. */
function quietly(work) {
  const { warn, error } = console;
  console.warn = console.error = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { warn, error });
  }
}

/** The library that podcast apps use; it is a devDependency of the project. */
async function transcriptator() {
  const { convertFile, TranscriptFormat } = (await import('transcriptator')).default;
  const kinds = { vtt: TranscriptFormat.VTT, srt: TranscriptFormat.SRT, 'podcast-json': TranscriptFormat.JSON };
  const parse = (name) => (text) => quietly(() => convertFile(text, kinds[name]));
  return {
    name: 'transcriptator',
    parse: Object.fromEntries(names.map((name) => [name, parse(name)])),
    write: {},
    cues: (name, text) => parse(name)(text).map(({ startTime, endTime, body, speaker }) => inSeconds({ startTime, endTime, text: body }, { speaker: speaker ?? null })),
  };
}

/** All libraries, Stet first; bytes are decoded as UTF-8 for the others, which take text. */
export async function contenders() {
  const peers = await Promise.all([subtitle(), subsrt(), nodeWebvtt(), plussub(), mediaCaptions(), webvttParser(), videojs(), transcriptator()]);
  return [stet(), ...peers.map((found) => ({ ...found, cues: (name, bytes) => found.cues(name, bytes.toString('utf8')) }))];
}

