import { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { randomToken, sha256 } from '../../platform/secrets.ts';

const KEY = 'setup-links';
const LIFETIME_MS = 60 * 60 * 1000;
/** Several servers that start together print a link each, and all of them work until one is used. */
const Links = z.array(z.strictObject({ hash: z.string(), expiresAtMs: z.number() }));

const hashOf = (token: string): string => sha256(token).toString('hex');

async function alive(tx: Transaction, nowMs: number): Promise<z.output<typeof Links>> {
  const row = await tx.setting.findUnique({ where: { key: KEY } });
  return row ? Links.parse(row.value).filter(({ expiresAtMs }) => expiresAtMs > nowMs) : [];
}

/** @returns the token of a new link; only its hash is kept. */
export async function addLink(tx: Transaction, nowMs: number): Promise<string> {
  const token = randomToken();
  const value = [...(await alive(tx, nowMs)), { hash: hashOf(token), expiresAtMs: nowMs + LIFETIME_MS }];
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
  return token;
}

export async function isLink(tx: Transaction, token: string, nowMs: number): Promise<boolean> {
  const hash = hashOf(token);
  return (await alive(tx, nowMs)).some((link) => link.hash === hash);
}

export async function removeLinks(tx: Transaction): Promise<void> {
  await tx.setting.deleteMany({ where: { key: KEY } });
}
