import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Migrations } from './migrations.ts';

declare const WebAssembly: { // Node has it; @types/node does not say so
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
};

interface SchemaEngine {
  devDiagnostic(input: object): Promise<unknown>;
  diff(input: object): Promise<{ stdout: string }>;
}

/**
 * Prisma's own schema engine, as WebAssembly on in-memory databases. The engine that the prisma command uses is a download,
 * and needs a server.
 */
async function openEngine(schema: string): Promise<SchemaEngine> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg' as string);
  const wasm = await WebAssembly.instantiate(readFileSync(path.join(folder, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': glue });
  glue['__wbg_set_wasm'](wasm.instance.exports);
  (wasm.instance.exports as Record<string, (() => void) | undefined>)['__wbindgen_start']?.();
  const factory = bindMigrationAwareSqlAdapterFactory(databases());
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, factory);
}

function databases() {
  const factory = new PrismaPGlite(new PGlite());
  return Object.assign(factory, {
    async connectToShadowDb() {
      const shadow = new PGlite();
      const adapter = await new PrismaPGlite(shadow).connect();
      // the adapter's own does not wait for the script to end
      return Object.assign(adapter, { executeScript: async (script: string) => void (await shadow.exec(script)) });
    },
  });
}

/** The SQL that would bring a migrated database to what the schema says; null where nothing is missing. */
export async function difference(schema: string, migrations: Migrations): Promise<string | null> {
  const engine = await openEngine(schema);
  const filters = { externalTables: [], externalEnums: [] };
  const migrationsList = {
    baseDir: migrations.folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: migrations.lock },
    migrationDirectories: migrations.list.map(({ name, sql }) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } } })),
  };
  await engine.devDiagnostic({ migrationsList, filters }); // binds the shadow database: diff throws without it
  const { stdout } = await engine.diff({
    from: migrations.list.length ? { tag: 'migrations', ...migrationsList } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters,
  });
  return stdout.startsWith('-- This is an empty migration') ? null : stdout.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n/, '');
}
