import { lowerBound } from '../../edit/lowerBound.ts';
import type { Patch } from '../../model/patch.ts';
import { OPTIONAL_END, TAG } from './whole.ts';

/** An element that is open, and the one around it. */
interface Open {
  name: string;
  around: Open | null;
}

/** What is open at a place; false behind an end tag that ends nothing. */
type Stack = Open | null | false;

/** The elements of a page that are open at each place in it, read once: thousands of edits are compared with them. */
export class OpenElements {
  private readonly tags: number[] = [];
  private readonly behind: Stack[] = [];
  /** Whether each element is closed where it should be. Elsewhere nothing can be said of an edit. */
  private readonly isWhole: boolean;

  constructor(private readonly html: string) {
    this.isWhole = this.through(null, html, (at, stack) => {
      this.tags.push(at);
      this.behind.push(stack);
    }) === null;
  }

  /**
   * Whether a page that is whole stays so: behind each change the same elements are open as before, in their order.
   *
   * @param patches in order
   */
  staysWhole(patches: readonly Patch[]): boolean {
    if (!this.isWhole) return true;
    let [stack, at]: [Stack, number] = [null, 0];
    let isAsBefore = true;
    for (const { start, end, text } of patches) {
      stack = this.through(isAsBefore ? this.openAt(start) : this.through(stack, this.html.slice(at, start)), text);
      at = end;
      isAsBefore = areAlike(stack, this.openAt(end));
    }
    return isAsBefore;
  }

  private openAt(offset: number): Stack {
    const next = lowerBound(this.tags.length, (at) => this.tags[at]! >= offset);
    return next === 0 ? null : this.behind[next - 1]!;
  }

  private through(stack: Stack, html: string, each: (at: number, stack: Stack) => void = () => {}): Stack {
    let now = stack;
    for (const { 1: closing, 2: tag, index } of html.matchAll(TAG)) {
      const name = tag!.toLowerCase();
      if (OPTIONAL_END.has(name) || now === false) continue;
      if (closing === '') now = { name, around: now };
      else now = now?.name === name ? now.around : false;
      each(index, now);
    }
    return now;
  }
}

function areAlike(one: Stack, other: Stack): boolean {
  let [a, b] = [one, other];
  while (a !== b) {
    if (!a || !b || a.name !== b.name) return false;
    [a, b] = [a.around, b.around];
  }
  return true;
}
