import './typescript.js';

/** Jest compiles neither this file nor what it imports, hence the line above. */
export default async function globalSetup() {
  const { startTestServer } = await import('./testServer.ts');
  globalThis.stopTestServer = await startTestServer();
}
