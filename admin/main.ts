import { deskAt } from './desk/arriving';
import { askEarly } from './early';

// Nothing shows until the page is loaded, and it first asks for the session and, at a desk's address, for the desk: so ask at once.
void import('./page');
askEarly('/session');
const desk = deskAt(location.hash);
if (desk !== null) {
  askEarly(desk);
  import('./desk').catch(() => undefined); // the desk itself loads it again, and says what is wrong
}
