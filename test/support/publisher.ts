import { Settings } from '../../server/platform/settings.ts';
import { deskOf, importFeed, revise, saltmarshXml } from './saltmarsh.ts';
import { startTestApp, type Answer, type Client, type TestApp } from './testApp.ts';

/** A Stet that can publish, and an admin to do it. */
export interface Publisher {
  stet: TestApp;
  admin: Client;
  origin: string;
  preview(showId: string, selection?: object): Promise<Answer['body']>;
  /** Previews a selection, and publishes it. */
  publish(showId: string, selection?: object, more?: object): Promise<Answer>;
  /** The feed as listeners get it. */
  feed(slug: string): Promise<string>;
  /** Changes the words of a segment, as one revision. */
  reword(episodeId: string, segment: number, text: string): Promise<void>;
}

export async function startPublisher(settings: Partial<Settings> = {}): Promise<Publisher> {
  const stet = await startTestApp(settings);
  const origin = await stet.listen();
  // set only now, since the free port was not known before
  Object.assign(stet.app.get(Settings), { publicUrl: origin, adminUrl: 'http://stet.test' });
  const admin = await stet.person({ admin: true });
  const preview = async (showId: string, selection: object = {}) => {
    const { status, body, text } = await admin('POST', `/api/shows/${showId}/publication-preview`, selection);
    if (status !== 200) throw new Error(text);
    return body;
  };
  const publish = async (showId: string, selection: object = {}, more: object = {}) => {
    const { hash, enrichments } = await preview(showId, selection);
    return admin('POST', `/api/shows/${showId}/publications`, { enrichments, ...selection, hash, ...more });
  };
  const reword = async (episodeId: string, segment: number, text: string) => {
    const { revision, segments } = await deskOf(admin, episodeId);
    const { status, text: said } = await revise(admin, episodeId, revision, [{ type: 'setText', segmentId: segments[segment].id, text }]);
    if (status !== 201) throw new Error(said);
  };
  return { stet, admin, origin, preview, publish, reword, feed: async (slug) => (await stet.anonymous('GET', `/feeds/${slug}.xml`)).text };
}

const NOTES = /<content:encoded>[^]*?<\/content:encoded>/.exec(saltmarshXml)![0];

/** Saltmarsh with notes of the same form in its second episode. */
export const twoEpisodesXml = saltmarshXml.replace('<description>A short one.</description>', NOTES.replace('two hours', 'three hours'));

export const importTwo = (admin: Client, title: string) => importFeed(admin, twoEpisodesXml, title);

/** The feed with some words in one of its two episodes replaced; 0 is Samphire. */
export function corrected(xml: string, item: 0 | 1, from: string, to: string): string {
  const [head, first, second] = xml.split(/(?=<item>)/) as [string, string, string];
  return item === 0 ? head + first.replaceAll(from, to) + second : head + first + second.replaceAll(from, to);
}
