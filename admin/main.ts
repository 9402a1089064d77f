import { deskAt } from './desk/arriving';
import { askEarly } from './early';

// Nothing is shown until the page has loaded, and the page first needs the session and, at a desk's address, the desk. So all are requested at once.
void import('./page');
askEarly('/session');
const desk = deskAt(location.hash);
if (desk !== null) {
  askEarly(desk);
  import('./desk').catch(() => undefined); // the desk imports this again, and reports the error
}
