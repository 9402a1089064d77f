import { readFileSync } from 'node:fs';
import type { Client } from './testApp.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

export const saltmarshXml = fixture('feeds/saltmarsh.xml').toString('utf8');
export const lanternPage = fixture('pages/lantern.txt').toString('utf8');

export const asFile = (text: string, fileName = 'feed.xml') => ({ kind: 'file', fileName, base64: Buffer.from(text).toString('base64') });

/** Imports a feed as a new show; returns the ids, newest episode first. */
export async function importFeed(client: Client, xml = saltmarshXml, title = 'Saltmarsh'): Promise<{ showId: string; episodeIds: string[] }> {
  const preview = await client('POST', '/api/imports', asFile(xml));
  const accepted = await client('POST', `/api/imports/${preview.body.id}/accept`, { newShow: { title } });
  if (accepted.status !== 201) throw new Error(accepted.text);
  return accepted.body;
}

/** Sends operations as one revision; `clientId` is random unless given. */
export const revise = (client: Client, episodeId: string, baseRevision: number, operations: object[], clientId: string = crypto.randomUUID()) =>
  client('POST', `/api/episodes/${episodeId}/revisions`, { baseRevision, operations, clientId });

export const deskOf = async (client: Client, episodeId: string) => (await client('GET', `/api/episodes/${episodeId}/desk`)).body;
