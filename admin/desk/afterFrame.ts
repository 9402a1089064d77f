/** Runs something once after the next frame is drawn, however often it was asked for, so that drawing what the user looks at comes first. */
export function afterFrame(act: () => void): { soon: () => void; cancel: () => void } {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      timer = setTimeout(() => {
        frame = 0;
        act();
      });
    });
  };
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return { soon, cancel };
}
