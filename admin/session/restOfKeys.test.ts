import { jest } from '@jest/globals';

import { onRestOfKeys } from './restOfKeys';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const waiting = () => {
  const keyboard = new EventTarget();
  const rested = jest.fn();
  return { rested, stop: onRestOfKeys(keyboard, rested), press: () => keyboard.dispatchEvent(new Event('keydown')) };
};

test('a hand that rests already is asked after a moment', () => {
  const { rested } = waiting();
  jest.runAllTimers();
  expect(rested).toHaveBeenCalledTimes(1);
});

test('who writes is let finish, however long that takes', () => {
  const { rested, press } = waiting();
  for (let key = 0; key < 100; key += 1) {
    jest.advanceTimersByTime(400);
    press();
  }
  expect(rested).not.toHaveBeenCalled();
  jest.runAllTimers();
  expect(rested).toHaveBeenCalledTimes(1);
});

test('it is asked once, whatever is pressed later', () => {
  const { rested, press } = waiting();
  jest.runAllTimers();
  press();
  jest.runAllTimers();
  expect(rested).toHaveBeenCalledTimes(1);
});

test('who no longer waits is not called', () => {
  const { rested, stop, press } = waiting();
  stop();
  press();
  jest.runAllTimers();
  expect(rested).not.toHaveBeenCalled();
});
