import { decodeText, type DecodedText } from './decodeText.ts';
import type { Repair } from './reading.ts';

/** A file's bytes, and the text and the JSON in them, each read once and only if asked for. */
export class FileContent {
  private decodedText: DecodedText | undefined;
  private parsed: { value: unknown } | null | undefined;

  constructor(readonly bytes: Uint8Array) {}

  static ofText(text: string): FileContent {
    const content = new FileContent(new Uint8Array());
    content.decodedText = { text, encoding: 'utf-8', repaired: [] };
    return content;
  }

  /** The text without its byte order mark, and how it was decoded. */
  get decoded(): DecodedText {
    return (this.decodedText ??= decodeText(this.bytes));
  }

  /** What was guessed in decoding the text; nothing where nobody asked for it. */
  get guesses(): readonly Repair[] {
    return this.decodedText?.repaired ?? [];
  }

  get text(): string {
    return this.decoded.text;
  }

  /** The JSON value that the text is, in a box; null where it is none. */
  get json(): { value: unknown } | null {
    if (this.parsed !== undefined) return this.parsed;
    this.parsed = null;
    if (/^\s*[[{]/.test(this.text)) {
      try {
        this.parsed = { value: JSON.parse(this.text) as unknown };
      } catch {
        // no JSON, or a broken one: whoever reads it says where
      }
    }
    return this.parsed;
  }
}
