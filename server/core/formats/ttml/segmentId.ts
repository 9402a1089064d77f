/** `segment-3` is the first caption of the third segment, `segment-3.2` its second: names that no other tool gives its paragraphs. */
const SEGMENT_ID = /^segment-\d+(\.\d+)?$/;

/**
 * The `xml:id` of a caption, by which its segment is put together again.
 *
 * @param segment from 0
 * @param part from 0: which caption of the segment it is
 */
export const segmentId = (segment: number, part: number): string => `segment-${segment + 1}${part === 0 ? '' : `.${part + 1}`}`;

/** Whether a caption is the first of its segment; null where the identifier is none of ours. */
export function placeOf(id: string): { first: boolean } | null {
  const match = SEGMENT_ID.exec(id);
  return match && { first: match[1] === undefined };
}
