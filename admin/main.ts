import { deskAt } from './desk/arriving';
import { askEarly } from './early';

// Whoever comes waits for the page, which asks first who they are, and at a desk's address for that.
void import('./page');
askEarly('/session');
const desk = deskAt(location.hash);
if (desk !== null) {
  askEarly(desk);
  import('./desk').catch(() => undefined); // the desk itself asks again, and says what is wrong
}
