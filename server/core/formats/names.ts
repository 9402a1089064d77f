/** What the desk needs to know about a format without its reader and writer: light enough for a browser. */
export interface FormatName {
  /** Its name in `--from`, `--to` and the API. */
  name: string;
  /** Its usual name. */
  title: string;
  kind: 'transcript' | 'chapters';
  /** The usual file extension, without the dot. */
  extension: string;
  readable: boolean;
  /** The names of the downloads in this format (GET /api/episodes/:id/files/:name); empty if it is only read. */
  files: readonly string[];
}

const format = (name: string, title: string, kind: FormatName['kind'], extension: string, ...files: string[]): FormatName => ({ name, title, kind, extension, readable: true, files });

/** Every format of the registry, the most requested first; a test keeps the two in step. */
export const formatNames: readonly FormatName[] = [
  format('vtt', 'WebVTT', 'transcript', 'vtt', 'transcript.vtt'),
  format('srt', 'SubRip', 'transcript', 'srt', 'transcript.srt'),
  format('podcast-json', 'Podcasting 2.0 JSON', 'transcript', 'json', 'transcript.json'),
  format('html', 'HTML', 'transcript', 'html', 'transcript.html'),
  format('text', 'Plain text', 'transcript', 'txt', 'transcript.txt'),
  format('docx', 'Word document', 'transcript', 'docx', 'transcript.docx'),
  format('ttml', 'TTML (timed text)', 'transcript', 'ttml', 'transcript.ttml'),
  format('audacity', 'Audacity labels', 'transcript', 'txt', 'transcript.audacity.txt', 'chapters.audacity.txt'),
  format('stet-json', 'Stet JSON', 'transcript', 'json', 'transcript.stet.json'),
  format('whisper', 'Whisper JSON', 'transcript', 'json'),
  format('whisperx', 'WhisperX JSON', 'transcript', 'json'),
  format('whispercpp', 'whisper.cpp JSON', 'transcript', 'json'),
  format('whisper-tsv', 'Whisper table (TSV)', 'transcript', 'tsv'),
  format('deepgram', 'Deepgram', 'transcript', 'json'),
  format('aws', 'Amazon Transcribe', 'transcript', 'json'),
  format('assemblyai', 'AssemblyAI', 'transcript', 'json'),
  format('google', 'Google Speech-to-Text', 'transcript', 'json'),
  format('otr', 'oTranscribe', 'transcript', 'otr'),
  format('podlove-json', 'Podlove JSON', 'transcript', 'json'),
  format('ass', 'SubStation Alpha (ASS, SSA)', 'transcript', 'ass'),
  format('chapters-json', 'Podcasting 2.0 chapters', 'chapters', 'json', 'chapters.json'),
  format('psc', 'Podlove Simple Chapters', 'chapters', 'psc', 'chapters.psc.xml'),
  format('mp4chaps', 'mp4chaps', 'chapters', 'txt', 'chapters.mp4chaps.txt'),
  format('youtube', 'YouTube description', 'chapters', 'txt', 'chapters.youtube.txt'),
  format('id3', 'Chapters in an mp3 (ID3)', 'chapters', 'mp3'),
  format('mp4', 'Chapters in an m4a, m4b or mp4', 'chapters', 'm4a'),
];
