export default () => globalThis.__stopTestServer?.();
