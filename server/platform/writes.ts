import type { Ask } from './ask.ts';
import { slicesOf } from './insertRows.ts';
import { sha256 } from './secrets.ts';

/** So much text goes to the database at once. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Writes that go to the database together: as one statement, unless they are long, and so with one way there and back. They see nothing
 * of each other, but references from one to another hold: those are looked at when all of a statement is done.
 */
export class Writes {
  private readonly parts: { sql: string; values: readonly unknown[] }[] = [];

  /** Rows as {@link import('./insertRows.ts').insertRows} takes them. `otherwise` says what becomes of one that is there already. */
  insert(table: string, rows: readonly object[], otherwise = ''): this {
    for (const { insert, json } of slicesOf(table, rows)) this.add(`${insert} ${otherwise}`, json);
    return this;
  }

  /** One more, with parameters of its own from `$1` on. */
  add(sql: string, ...values: readonly unknown[]): this {
    this.parts.push({ sql, values });
    return this;
  }

  async run(ask: Ask): Promise<void> {
    await Promise.all(await this.send(ask));
  }

  /** The same without waiting for the answer to the last, which comes in an array: what is asked next goes there with it. */
  async send(ask: Ask): Promise<[last?: Promise<unknown>]> {
    let last: [Promise<unknown>?] = [];
    for (const parts of this.statements()) {
      await last[0];
      const values: unknown[] = [];
      const named = parts.map((part, index) => {
        const before = values.length;
        values.push(...part.values);
        return `part_${index} as (${part.sql.replaceAll(/\$(\d+)/g, (_, number) => `$${before + Number(number)}`)})`;
      });
      const statement = `with ${named.join(', ')} select`;
      last = [ask(statement, values, `writes ${sha256(statement).toString('base64url')}`)];
    }
    return last;
  }

  private *statements() {
    let [together, length] = [[] as typeof this.parts, 0];
    for (const part of this.parts) {
      const more = part.values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
      if (together.length > 0 && length + more > MOST_CHARACTERS) {
        yield together;
        [together, length] = [[], 0];
      }
      together.push(part);
      length += more;
    }
    if (together.length > 0) yield together;
  }
}
