import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { linesOf } from '../lines.ts';
import { readTextSource } from './readText.ts';

/** Reads a transcript from plain text with any kind of line ends. */
export const readPlainText = (text: string, options: ReadOptions): TranscriptReading =>
  readTextSource({ lines: [...linesOf(text)], page: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, format: 'text' }, options);
