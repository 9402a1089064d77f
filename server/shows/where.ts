/** Conditions of a query, each with its parameters: `$?` in a condition is where its value goes. */
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

  /** One more parameter, outside the conditions; returns its name in the query. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  toString(): string {
    return this.conditions.length ? `where ${this.conditions.join(' and ')}` : '';
  }
}

/** The pattern of `ilike` for a text that is searched as it stands. */
export const containing = (text: string | undefined): string | undefined => (text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : undefined);
