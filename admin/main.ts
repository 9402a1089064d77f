import { askEarly, episodeOf } from './desk/arriving';

// Whoever arrives at a desk waits for it: its code and its episode come while the page finds out who they are.
void import('./page');
const arriving = episodeOf(location.hash);
if (arriving !== null) {
  askEarly(arriving);
  import('./desk').catch(() => undefined); // the desk itself asks again, and says what is wrong
}
