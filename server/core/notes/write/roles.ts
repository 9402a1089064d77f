import type { Patch } from '../../model/patch.ts';
import { type Span, textOf } from '../blocks/block.ts';
import type { HeaderPlace, SegmentPlace } from '../transcript.ts';

type NamedHeader = Pick<HeaderPlace, 'role'> & { name: Span };

/** What speakers are, where their names say so: `Ana Moor (Host)`. It is said of a person, so it does not stay when a turn is given to somebody else. */
export class Roles {
  /** Each speaker of the page, with the role that is behind the name each time, as written, or nothing. */
  private readonly written = new Map<string, string>();

  constructor(segments: readonly SegmentPlace[]) {
    for (const { header } of segments) {
      if (!header?.name) continue;
      const [name, role] = [textOf(header.name), header.role ? textOf(header.role) : ''];
      this.written.set(name, (this.written.get(name) ?? role) === role ? role : '');
    }
  }

  /**
   * Patches that put somebody's name into a header.
   *
   * @param isRenamed whether nobody is called as this header says any more: then the role goes with the new name, if the page has nobody of that name
   * @param put how a stretch of the page gets other words
   */
  naming({ name, role }: NamedHeader, speaker: string, isRenamed: boolean, put: (span: Span, text: string) => Patch[]): Patch[] {
    if (!role || (isRenamed && !this.written.has(speaker))) return put(name, speaker);
    return put({ ...name, end: role.end }, speaker + (this.written.get(speaker) ?? ''));
  }
}
