import { checkEdits } from '#core/check/feed/checkEdits';
import { checkFeed } from '#core/check/feed/checkFeed';
import { encodeFeed, type DecodedFeed } from '#core/feed/encoding';
import { indexFeed } from '#core/feed/feedIndex';
import { feedHunks } from '#core/feed/hunks';
import type { FeedNotHeld, FeedWriting, Left, Replaced } from '#core/feed/view';
import type { EditFinding } from '#core/model/feedFinding';
import { applyPatches } from '#core/model/patch';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { LinkedFile } from './filesOf.ts';
import { lineChanges } from './lineChanges.ts';
import type { MadeFeed } from './madeFeed.ts';
import { planWhole, type PlannedFeed } from './store/plan.ts';

interface Parts {
  base: DecodedFeed;
  writing: FeedWriting;
  files: LinkedFile[];
  linked: PublicationPreview['linked'];
  feedUrl: string;
  /** Whether it is built here, of no source. */
  isBuilt: boolean;
  /** What is public; null before the first publication. */
  before(): Promise<string | null>;
}

/** A feed whose whole text was read and written: one that is built here, or whose items come, go and move. */
export class WholeFeed implements MadeFeed {
  readonly planned: PlannedFeed;
  readonly mediaType: string;
  readonly notHeld: FeedNotHeld[];
  readonly left: Left[];
  readonly replaced: Replaced[];
  readonly linked: PublicationPreview['linked'];
  readonly files: LinkedFile[];
  readonly channel = null;
  private readonly text: string;
  private found: EditFinding[] | undefined;

  constructor(private readonly parts: Parts) {
    const { base, writing, files, linked } = parts;
    this.text = applyPatches(base.text, writing.patches);
    this.planned = planWhole(encodeFeed(this.text, base.encoding, base.bom));
    this.mediaType = `application/rss+xml; charset=${base.encoding}`;
    this.notHeld = writing.notHeld;
    this.left = writing.left;
    this.replaced = writing.replaced;
    this.files = files;
    this.linked = linked;
  }

  async notesOf() {
    return { before: null, after: null };
  }

  async hunks(): Promise<Hunk[]> {
    const { base, writing, isBuilt, before } = this.parts;
    const then = await before();
    if (then === null && !isBuilt) return feedHunks(base.text, writing.patches);
    return feedHunks(then ?? '', lineChanges(then ?? '', this.text));
  }

  findings(): EditFinding[] {
    return (this.found ??= this.find());
  }

  private find(): EditFinding[] {
    const { base: { text: before }, writing: { patches }, feedUrl, isBuilt } = this.parts;
    if (isBuilt) {
      const checked = checkFeed(this.text, { servedAt: [feedUrl] });
      if ('problems' in checked) throw new Error(`the feed that was built cannot be read: ${checked.problems[0]?.message}`);
      return checked.findings.map((finding) => ({ ...finding, wasSo: false }));
    }
    const index = indexFeed(before);
    if ('problems' in index) throw new Error(`the source cannot be read: ${index.problems[0]?.message}`);
    return checkEdits({ before, index, patches, after: this.text, servedAt: [feedUrl] });
  }

  keep(): void {} // the next one is made whole, or out of the source
}
