import { jest } from '@jest/globals';
import { Places, WAIT_AT_MOST_MS, type Turn } from './places.js';

describe('places for requests', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const ask = (places: Places) => {
    const turns: Turn[] = [];
    return { turns, leave: places.ask((turn) => turns.push(turn)) };
  };

  it('are given at once, then to who waits longest, and to nobody beyond the line', () => {
    const places = new Places(1);
    const [first, second, third, fourth] = [ask(places), ask(places), ask(places), ask(places)];
    expect([first, second, third, fourth].map(({ turns }) => turns)).toEqual([['admitted'], [], [], ['shed']]);
    places.giveBack();
    expect([second.turns, third.turns]).toEqual([['admitted'], []]);
    places.giveBack();
    places.giveBack();
    expect(third.turns).toEqual(['admitted']);
    expect([places.isCalm, ask(places).turns]).toEqual([true, ['admitted']]);
  });

  it('are not waited for longer than people wait', () => {
    const places = new Places(1);
    ask(places);
    const waiting = ask(places);
    jest.advanceTimersByTime(WAIT_AT_MOST_MS - 1);
    expect(waiting.turns).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(waiting.turns).toEqual(['shed']);
  });

  it('pass by who left the line', () => {
    const places = new Places(1);
    ask(places);
    const [left, stayed] = [ask(places), ask(places)];
    left.leave();
    places.giveBack();
    expect([left.turns, stayed.turns]).toEqual([['gone'], ['admitted']]);
  });
});
