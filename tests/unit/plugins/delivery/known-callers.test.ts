import { createKnownCallers } from '../../../../src/plugins/delivery/server/limits/known-callers';

const MINUTE_MS = 60_000;

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

it('who showed a token is known while it is valid, and for a while after it was last found to be', () => {
  jest.useFakeTimers({ doNotFake: ['performance'] });
  let now = MINUTE_MS;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const wait = () => {
    now += MINUTE_MS;
    jest.advanceTimersByTime(MINUTE_MS);
  };
  const callers = createKnownCallers();
  for (let minute = 0; minute < 60; minute++) {
    callers.remember('Bearer of-a-site', 'api-token 1');
    wait();
    expect(callers.find('Bearer of-a-site')).toBe('api-token 1');
  }
  // Asking alone proves nothing.
  for (let minute = 0; minute < 60; minute++) {
    wait();
    callers.find('Bearer of-a-site');
  }
  expect(callers.find('Bearer of-a-site')).toBeUndefined();
});

it('a token that is valid no more is nobody’s', () => {
  const callers = createKnownCallers();
  callers.remember('Bearer old', 'api-token 1');
  callers.remember('Bearer new', 'api-token 1');
  callers.forget('Bearer old');
  expect([callers.find('Bearer old'), callers.find('Bearer new')]).toEqual([undefined, 'api-token 1']);
});
