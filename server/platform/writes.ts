import type { Ask } from './ask.ts';
import { slicesOf } from './insertRows.ts';
import { sha256 } from './secrets.ts';

/** The most text and bytes that go to the database in one statement. */
const MOST = 8_000_000;

/**
 * Writes that go to the database together: as one statement unless they are very long, and so in one round trip. They do not see each
 * other's effects, but foreign keys between them hold, since those are checked at the end of the statement.
 */
export class Writes {
  private parts: { sql: string; values: readonly unknown[] }[] = [];
  private last: [Promise<unknown>?] = [];
  /** How much was sent since an answer was waited for. */
  private unanswered = 0;

  /** Adds rows as {@link import('./insertRows.ts').insertRows} takes them. `otherwise` is an `on conflict` clause. */
  insert(table: string, rows: readonly object[], otherwise = ''): this {
    for (const { insert, values } of slicesOf(table, rows)) this.add(`${insert} ${otherwise}`, ...values);
    return this;
  }

  /** Adds a statement, with parameters of its own from `$1` on. */
  add(sql: string, ...values: readonly unknown[]): this {
    this.parts.push({ sql, values });
    return this;
  }

  async run(ask: Ask): Promise<void> {
    await Promise.all(await this.send(ask));
  }

  /**
   * Sends what was added since the last time, without waiting for the last statement, nor for those before it unless they are very long; its
   * promise comes in an array, so that the next query can be sent together with it. Where an earlier one fails, so does the last.
   */
  async send(ask: Ask): Promise<[last?: Promise<unknown>]> {
    for (const { parts, length } of this.statements()) {
      if (this.unanswered + length > MOST) {
        await this.last[0];
        this.unanswered = 0;
      }
      this.unanswered += length;
      const values: unknown[] = [];
      const named = parts.map((part, index) => {
        const before = values.length;
        values.push(...part.values);
        return `part_${index} as (${part.sql.replaceAll(/\$(\d+)/g, (_, number) => `$${before + Number(number)}`)})`;
      });
      const statement = `with ${named.join(', ')} select`;
      const last = ask(statement, values, `writes ${sha256(statement).toString('base64url')}`);
      last.catch(() => {}); // reported to whoever awaits it, if anybody still does
      this.last = [last];
    }
    this.parts = [];
    return this.last;
  }

  private *statements() {
    let [together, length] = [[] as typeof this.parts, 0];
    for (const part of this.parts) {
      const more = part.values.reduce<number>((sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0), 0);
      if (together.length > 0 && length + more > MOST) {
        yield { parts: together, length };
        [together, length] = [[], 0];
      }
      together.push(part);
      length += more;
    }
    if (together.length > 0) yield { parts: together, length };
  }
}
