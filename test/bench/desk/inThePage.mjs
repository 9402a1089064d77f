/** Measurements in the page itself. Each function is sent to the browser as it is, so it must not use anything outside itself. */

/** Runs before the page's own scripts. `window.drawn()` resolves after the next frame; `window.frames` has the time from each key or click to its frame. */
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

/** Milliseconds from the start of navigation until the whole text is editable and drawn. */
export async function usable({ editor, letters }) {
  for (;;) {
    const found = document.querySelector(editor);
    if (found?.isContentEditable && found.textContent.length >= letters) return window.drawn();
    await new Promise(requestAnimationFrame);
  }
}

/** Scrolls the middle paragraph to the middle of the window; returns where to click into its words. */
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
      // paragraphs not laid out yet have estimated heights, so the position moves while scrolling
      if (top < 100 || top > innerHeight - 150) middle.scrollIntoView({ block: 'center' });
      still = top === before ? still + 1 : 0;
      before = top;
      if (still > 5) done({ x: left + 30, y: top + height / 2 });
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** The middle of the first matching element that is well inside the window. */
export function inSight(selector) {
  for (const one of document.querySelectorAll(selector)) {
    const { left, top, width, height } = one.getBoundingClientRect();
    if (top > 250 && top < innerHeight) return { x: left + width / 2, y: top + height / 2 };
  }
  throw new Error(`nothing of ${selector} is in sight`);
}

/** Starts recording the times between frames; `window.stopFrames()` returns them. */
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
