const paths = {
  play: 'M7 5.2v13.6a.8.8 0 0 0 1.2.7l11-6.8a.8.8 0 0 0 0-1.4l-11-6.8A.8.8 0 0 0 7 5.2Z',
  pause: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  back: 'M12 5V1.8L7.3 5.7 12 9.6V6.6a6.4 6.4 0 1 1-6.4 6.4H4a8 8 0 1 0 8-8Z',
  forward: 'M12 5V1.8l4.7 3.9L12 9.6V6.6a6.4 6.4 0 1 0 6.4 6.4H20a8 8 0 1 1-8-8Z',
  left: 'M14.7 5.3 8 12l6.7 6.7 1.1-1.1L10.2 12l5.6-5.6z',
  right: 'M9.3 5.3 16 12l-6.7 6.7-1.1-1.1 5.6-5.6-5.6-5.6z',
  up: 'M5.3 14.7 12 8l6.7 6.7-1.1 1.1L12 10.2l-5.6 5.6z',
  down: 'M5.3 9.3 12 16l6.7-6.7-1.1-1.1L12 13.8 6.4 8.2z',
  remove: 'm6.1 5 5.9 5.9L17.9 5 19 6.1 13.1 12l5.9 5.9-1.1 1.1-5.9-5.9L6.1 19 5 17.9l5.9-5.9L5 6.1z',
  add: 'M11.2 5h1.6v6.2H19v1.6h-6.2V19h-1.6v-6.2H5v-1.6h6.2z',
  outline: 'M4 6h3v1.6H4zm5 0h11v1.6H9zm-5 5.2h3v1.6H4zm5 0h11v1.6H9zm-5 5.2h3V18H4zm5 0h11V18H9z',
  inspector: 'M4 5h16v14H4zm1.6 1.6v10.8h7.6V6.6zm9.2 0v10.8h3.6V6.6z',
  file: 'M6 3h8.4L19 7.6V21H6zm1.6 1.6v14.8h9.8V9H13V4.6zm7 .9v1.9h1.9zM9.2 12h6v1.5h-6zm0 3.2h6v1.5h-6z',
  undo: 'M9 5 4 10l5 5v-4.2h5.2a3.4 3.4 0 0 1 0 6.8H9v1.6h5.2a5 5 0 0 0 0-10H9z',
  redo: 'm15 5 5 5-5 5v-4.2H9.8a3.4 3.4 0 0 0 0 6.8H15v1.6H9.8a5 5 0 0 1 0-10H15z',
  less: 'M5 11.2h14v1.6H5z',
  volume: 'M4 9.5v5h3.2l4.8 4V5.5l-4.8 4zm11-1 1.1-1.1a6.4 6.4 0 0 1 0 9.2L15 15.5a4.8 4.8 0 0 0 0-7z',
  muted: 'M4 9.5v5h3.2l4.8 4V5.5l-4.8 4zm10.4.4 1.1-1.1 2 2 2-2 1.1 1.1-2 2.1 2 2.1-1.1 1.1-2-2-2 2-1.1-1.1 2-2.1z',
  loop: 'M7 6.4h9V3.8l4.2 3.4L16 10.6V8H8.6v4H7zm10 11.2H8v2.6l-4.2-3.4L8 13.4V16h7.4v-4H17z',
  more: 'M5.5 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zm6.5 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zm6.5 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  options: 'M4 7h9.4v1.6H4zm12-1.6h1.6V7H20v1.6h-2.4v1.6H16zM4 15.4h2.4V17H4zm4-1.6h1.6v1.6H20V17H9.6v1.6H8z',
} as const;

/** A small drawing in the colour of the text around it. */
export const Icon = ({ name }: { name: keyof typeof paths }) => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">
    <path d={paths[name]} fillRule="evenodd" />
  </svg>
);
