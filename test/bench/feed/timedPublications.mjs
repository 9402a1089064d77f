/**
 * Loaded before a measured server. Tells the process that started it how many milliseconds each publication took, without the request around it:
 * from the call of the service, with everything asked and checked, until it has been committed and the answer is known.
 */
import { Publish } from '../../../dist/server/publish/publish.js';

const { run } = Publish.prototype;
Publish.prototype.run = async function timed(...wish) {
  const start = performance.now();
  const answer = await run.apply(this, wish);
  process.send({ publicationMs: performance.now() - start });
  return answer;
};
