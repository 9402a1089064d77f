import { violations } from './support/accessible.ts';
import { openAs } from './support/browser.ts';
import { eachTestInATab, stet, tab } from './support/workplace.ts';

eachTestInATab({ signedIn: false });

describe('coming in', () => {
  test('a stranger is asked to sign in, and then sees the page they came for', async () => {
    const { page } = tab;
    await page.goto('/#/speakers');
    await page.getByLabel('E-mail address').fill(stet.admin.email);
    await page.getByLabel('Password').fill(stet.admin.password);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Speakers', exact: true }).waitFor();
  });

  test('a wrong password is said in place, and what was typed stays', async () => {
    const { page } = tab;
    await page.goto('/');
    await page.getByLabel('E-mail address').fill(stet.admin.email);
    await page.getByLabel('Password').fill('not this one, surely');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('do not match').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(stet.admin.email);
    expect(await violations(page)).toEqual([]);
  });

  test('when the session ends, signing in over the page goes on where it was', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/shows');
    await page.getByText('No shows yet').waitFor();
    await page.context().clearCookies();
    await page.getByRole('link', { name: 'Speakers' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill(stet.admin.password);
    expect(await dialog.getByLabel('E-mail address').inputValue()).toBe(stet.admin.email);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('No speakers yet').waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('signing out ends at the door', async () => {
    const { page } = tab;
    await openAs(tab, stet, '/shows');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  test('a set-up link that is no longer good says so', async () => {
    const { page } = tab;
    await page.goto('/#/setup?token=used-before');
    await page.getByText('This link no longer works').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
