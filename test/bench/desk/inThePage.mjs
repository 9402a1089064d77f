/** What is measured in the page itself. Each function is given to the browser as it is, and uses nothing around it. */

/** Before anything else of the page runs: `window.drawn()` is there once the next frame is, and `window.frames` says how long each key and click had to wait for it. */
export function watchInput() {
  window.frames = [];
  window.drawn = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => done(performance.now()), { once: true });
        port1.start();
        port2.postMessage(0);
      });
    });
  for (const type of ['keydown', 'click']) addEventListener(type, ({ timeStamp }) => void window.drawn().then((now) => window.frames.push({ type, ms: now - timeStamp })), true);
}

/** Milliseconds from the beginning of the navigation until the whole text stands there to be written in, and was drawn. */
export async function usable({ editor, letters }) {
  for (;;) {
    const found = document.querySelector(editor);
    if (found?.isContentEditable && found.textContent.length >= letters) return window.drawn();
    await new Promise(requestAnimationFrame);
  }
}

/** Brings the paragraph in the middle to the middle of the window; where to click into its words. */
export function middleOf(paragraphs) {
  const all = document.querySelectorAll(paragraphs);
  const middle = all[all.length >> 1];
  return new Promise((done) => {
    let still = 0;
    let before = -1;
    const look = () => {
      const range = document.createRange();
      range.selectNodeContents(middle);
      const { left, top, height } = range.getClientRects()[0] ?? middle.getBoundingClientRect();
      // what was never laid out is where it was guessed to be until it is looked at
      if (top < 100 || top > innerHeight - 150) middle.scrollIntoView({ block: 'center' });
      still = top === before ? still + 1 : 0;
      before = top;
      if (still > 5) done({ x: left + 30, y: top + height / 2 });
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Where the first of some is that stands well within the window. */
export function inSight(selector) {
  for (const one of document.querySelectorAll(selector)) {
    const { left, top, width, height } = one.getBoundingClientRect();
    if (top > 250 && top < innerHeight) return { x: left + width / 2, y: top + height / 2 };
  }
  throw new Error(`nothing of ${selector} is in sight`);
}

/** Starts to note the time between frames; `window.stopFrames()` gives them. */
export function watchFrames() {
  const between = [];
  let last = performance.now();
  let running = true;
  const each = (time) => {
    between.push(time - last);
    last = time;
    if (running) requestAnimationFrame(each);
  };
  requestAnimationFrame(each);
  window.stopFrames = () => {
    running = false;
    return between.slice(2);
  };
}
