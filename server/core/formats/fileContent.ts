import { decodeText, type DecodedText } from './decodeText.ts';
import type { Repair } from './reading.ts';

/** A file's bytes, with its text and JSON; each is read once, on first use. */
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

  /** What was guessed while decoding the text; empty if the text was not used. */
  get guesses(): readonly Repair[] {
    return this.decodedText?.repaired ?? [];
  }

  get text(): string {
    return this.decoded.text;
  }

  /** The JSON value of the text, wrapped in an object; null if it is not JSON. */
  get json(): { value: unknown } | null {
    if (this.parsed !== undefined) return this.parsed;
    this.parsed = null;
    if (/^\s*[[{]/.test(this.text)) {
      try {
        this.parsed = { value: JSON.parse(this.text) as unknown };
      } catch {
        // not JSON, or broken: whoever reads it reports where
      }
    }
    return this.parsed;
  }
}
