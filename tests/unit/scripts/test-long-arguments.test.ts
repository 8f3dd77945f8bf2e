import { UsageError } from '../../../scripts/arguments';
import { parseLongTestArguments } from '../../../scripts/test-long/arguments';

const PARTS = ['localization', 'outages'];

it.each([
  [[], { parts: PARTS, sequences: undefined, seed: undefined }],
  [['outages'], { parts: ['outages'], sequences: undefined, seed: undefined }],
  [['outages', 'localization'], { parts: PARTS, sequences: undefined, seed: undefined }],
  [['localization', '--sequences', '50', '--seed', '7'], { parts: ['localization'], sequences: 50, seed: 7 }],
])('understands %j', (args, request) => {
  expect(parseLongTestArguments(args, PARTS)).toEqual({ action: 'test', ...request });
});

it('shows its help, whatever else is said', () => {
  expect(parseLongTestArguments(['nothing', '--help'], PARTS)).toEqual({ action: 'help' });
});

it.each([
  [['memory'], /"memory", only localization, outages/],
  [['50', '7'], /"50", only localization, outages/],
  [['--sequences', '0'], /--sequences must be a whole number from 1 on/],
  [['--seed', 'x'], /--seed must be a whole number/],
  [['--fast'], /'--fast'/],
])('refuses %j, saying what is allowed', (args, message) => {
  expect(() => parseLongTestArguments(args, PARTS)).toThrow(UsageError);
  expect(() => parseLongTestArguments(args, PARTS)).toThrow(message);
});
