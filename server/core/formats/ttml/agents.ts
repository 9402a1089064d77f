/** The most informative name first (TTML2 §14.1.6, "ttm:name"). */
const NAME_TYPES = ['full', 'alias', 'other'] as const;

/** The people (and characters and groups) that a document declares, by `xml:id`. */
export class Agents {
  private readonly named = new Map<string, Map<string, string>>();

  declare(id: string): void {
    if (!this.named.has(id)) this.named.set(id, new Map());
  }

  /** @param type of `ttm:name`: `full`, `family`, `given`, `alias` or `other` */
  name(id: string, type: string, name: string): void {
    const names = this.named.get(id);
    if (names && name !== '' && !names.has(type)) names.set(type, name);
  }

  /** The speaker named by `ttm:agent`: several agents are joined by `&`; one without a name is called by its id, an undeclared one by the reference itself. */
  voice(references: string): string | null {
    const ids = references.trim().split(/\s+/);
    if (!ids.some((id) => this.named.has(id))) return ids.join(' ') || null;
    return ids.map((id) => this.nameOf(id)).join(' & ');
  }

  private nameOf(id: string): string {
    const names = this.named.get(id);
    for (const type of NAME_TYPES) {
      const name = names?.get(type);
      if (name !== undefined) return name;
    }
    return [names?.get('given'), names?.get('family')].filter((part) => part !== undefined).join(' ') || id;
  }
}
