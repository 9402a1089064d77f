/** `segment-3` is the first caption of the third segment, `segment-3.2` its second: identifiers that no other tool uses. */
const SEGMENT_ID = /^segment-\d+(\.\d+)?$/;

/**
 * The `xml:id` of a caption, from which its segment is reassembled.
 *
 * @param segment from 0
 * @param part the caption within the segment, from 0
 */
export const segmentId = (segment: number, part: number): string => `segment-${segment + 1}${part === 0 ? '' : `.${part + 1}`}`;

/** Whether a caption is the first of its segment; null if the identifier is not ours. */
export function placeOf(id: string): { first: boolean } | null {
  const match = SEGMENT_ID.exec(id);
  return match && { first: match[1] === undefined };
}
