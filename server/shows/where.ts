/** Builds a WHERE clause from conditions and their parameters; `$?` in a condition stands for its value. */
export class Where {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** Adds a condition unless its value is undefined. */
  and(condition: string, value?: unknown): this {
    if (condition.includes('$?')) {
      if (value === undefined) return this;
      this.values.push(value);
    }
    this.conditions.push(condition.replaceAll('$?', `$${this.values.length}`));
    return this;
  }

  toString(): string {
    return this.conditions.length ? `where ${this.conditions.join(' and ')}` : '';
  }
}

/** An `ilike` pattern that finds a text literally. */
export const containing = (text: string | undefined): string | undefined => (text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : undefined);
