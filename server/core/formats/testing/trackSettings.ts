import type { VttFile } from '../vtt/vttFile.ts';

/** Where and how a cue is shown (§ 3.3), with the names of the browser's `VTTCue`. */
interface VttSettings {
  vertical: '' | 'rl' | 'lr';
  line: number | 'auto';
  /** False if `line` is a percentage. */
  snapToLines: boolean;
  lineAlign: 'start' | 'center' | 'end';
  position: number | 'auto';
  positionAlign: 'auto' | 'line-left' | 'center' | 'line-right';
  size: number;
  align: 'start' | 'center' | 'end' | 'left' | 'right';
  /** The identifier of one of the file's regions, or null. */
  region: string | null;
}

/** A region (§ 3.4), with the names of the browser's `VTTRegion`. */
interface VttRegion {
  id: string;
  width: number;
  lines: number;
  regionAnchorX: number;
  regionAnchorY: number;
  viewportAnchorX: number;
  viewportAnchorY: number;
  scroll: '' | 'up';
}

/** The `name:value` pairs of a settings list; other tokens are ignored. */
function* pairsIn(input: string): Generator<readonly [string, string]> {
  for (const token of input.split(/[ \t\n\f\r]+/)) {
    const colon = token.indexOf(':');
    if (colon > 0 && colon < token.length - 1) yield [token.slice(0, colon), token.slice(colon + 1)];
  }
}

const oneOf = <V extends string>(value: string, values: readonly V[]): V | undefined => values.find((each) => each === value);

function percentage(value: string): number | null {
  if (!/^\d+(?:\.\d+)?%$/.test(value)) return null;
  const number = Number(value.slice(0, -1));
  return number <= 100 ? number : null;
}

/** A value and what follows its first comma, or null. */
function divided(value: string): readonly [string, string | null] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value, null] : [value.slice(0, comma), value.slice(comma + 1)];
}

/** Reads the settings of a cue ("parse the WebVTT cue settings", § 6.3); invalid ones have no effect. */
export function parseSettings(input: string, regions: readonly VttRegion[] = []): VttSettings {
  const settings: VttSettings = { vertical: '', line: 'auto', snapToLines: true, lineAlign: 'start', position: 'auto', positionAlign: 'auto', size: 100, align: 'center', region: null };
  for (const [name, value] of pairsIn(input)) {
    if (name === 'region') settings.region = regions.some(({ id }) => id === value) ? value : null;
    else if (name === 'vertical') {
      settings.vertical = oneOf(value, ['rl', 'lr']) ?? settings.vertical;
      if (settings.vertical !== '') settings.region = null;
    } else if (name === 'line') setLine(settings, value);
    else if (name === 'position') setPosition(settings, value);
    else if (name === 'size') {
      settings.size = percentage(value) ?? settings.size;
      if (settings.size !== 100) settings.region = null;
    } else if (name === 'align') settings.align = oneOf(value, ['start', 'center', 'end', 'left', 'right']) ?? settings.align;
  }
  return settings;
}

function setLine(settings: VttSettings, value: string): void {
  const [written, alignment] = divided(value);
  const lineAlign = alignment === null ? settings.lineAlign : oneOf(alignment, ['start', 'center', 'end']);
  const isPercentage = written.endsWith('%');
  const number = isPercentage ? percentage(written) : /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : null;
  if (number === null || !Number.isFinite(number) || lineAlign === undefined) return;
  Object.assign(settings, { line: number, lineAlign, snapToLines: !isPercentage, region: null });
}

function setPosition(settings: VttSettings, value: string): void {
  const [written, alignment] = divided(value);
  const positionAlign = alignment === null ? settings.positionAlign : oneOf(alignment, ['line-left', 'center', 'line-right']);
  const position = percentage(written);
  if (position !== null && positionAlign !== undefined) Object.assign(settings, { position, positionAlign });
}

/** The regions of a file ("collect WebVTT region settings", § 6.2), in order; of two with the same identifier, cues refer to the last. */
export function regionsOf(file: Pick<VttFile, 'blocks'>): VttRegion[] {
  return file.blocks.filter(({ kind }) => kind === 'region').map(({ text }) => regionOf(text));
}

function regionOf(text: string): VttRegion {
  const region: VttRegion = { id: '', width: 100, lines: 3, regionAnchorX: 0, regionAnchorY: 100, viewportAnchorX: 0, viewportAnchorY: 100, scroll: '' };
  for (const [name, value] of pairsIn(text)) {
    const [x, y] = divided(value);
    const [across, down] = [percentage(x), percentage(y ?? '')];
    if (name === 'id') region.id = value;
    else if (name === 'width') region.width = percentage(value) ?? region.width;
    else if (name === 'lines' && /^\d+$/.test(value)) region.lines = Number(value);
    else if (name === 'regionanchor' && across !== null && down !== null) [region.regionAnchorX, region.regionAnchorY] = [across, down];
    else if (name === 'viewportanchor' && across !== null && down !== null) [region.viewportAnchorX, region.viewportAnchorY] = [across, down];
    else if (name === 'scroll' && value === 'up') region.scroll = 'up';
  }
  return region;
}
