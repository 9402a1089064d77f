import type { Page } from 'playwright-core';

/** A cue as the browser's `<track>` exposes it; times in seconds. */
interface TrackCue {
  id: string;
  start: number;
  end: number;
  text: string;
  align: string;
  line: number | 'auto';
  position: number | 'auto';
  size: number;
  vertical: string;
  /** The displayed pieces of text, each with the name of its voice, or null. */
  said: [string | null, string][];
}

/** Opens an empty page with an origin of its own, without using the network. */
export async function blankPage(page: Page): Promise<void> {
  await page.route('http://track.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Tracks</title>' }));
  await page.goto('http://track.example/');
}

/** Parses WebVTT files with the browser's own parser; null for a file that it refuses. */
export function cuesOfTracks(page: Page, files: readonly string[]): Promise<(TrackCue[] | null)[]> {
  return page.evaluate(
    (files) =>
      Promise.all(
        files.map(
          (file) =>
            new Promise<TrackCue[] | null>((resolve) => {
              const video = document.createElement('video');
              const track = document.createElement('track');
              const done = (cues: TrackCue[] | null) => {
                resolve(cues);
                URL.revokeObjectURL(track.src);
                video.remove();
              };
              track.addEventListener('error', () => done(null));
              track.addEventListener('load', () =>
                done(
                  Array.from(track.track.cues ?? [], (each) => {
                    const cue = each as VTTCue;
                    const { id, startTime: start, endTime: end, text, align, line, position, size, vertical } = cue;
                    const said: [string | null, string][] = [];
                    const texts = document.createNodeIterator(cue.getCueAsHTML(), NodeFilter.SHOW_TEXT);
                    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                      // the standard collapses white space in a voice's name, Chromium does not
                      const voice = node.parentElement?.closest('span[title]')?.getAttribute('title')?.trim().replace(/\s+/g, ' ') ?? null;
                      const last = said.at(-1);
                      if (last && last[0] === voice) last[1] += node.nodeValue;
                      else if (node.nodeValue) said.push([voice, node.nodeValue]);
                    }
                    return { id, start, end, text, align, line, position, size, vertical, said };
                  }),
                ),
              );
              track.src = URL.createObjectURL(new Blob([file], { type: 'text/vtt' }));
              video.append(track);
              document.body.append(video);
              track.track.mode = 'hidden';
            }),
        ),
      ),
    files,
  );
}
