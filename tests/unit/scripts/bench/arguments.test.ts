import { UsageError } from '../../../../scripts/arguments';
import { parseBenchArguments } from '../../../../scripts/bench/arguments';

it.each([
  [['localization'], { action: 'bench', suites: ['localization'] }],
  [[], { action: 'bench', suites: ['localization', 'delivery'] }],
  [['--help'], { action: 'help' }],
  [['localization', '-h'], { action: 'help' }],
])('understands %j', (args, request) => {
  expect(parseBenchArguments(args, ['localization', 'delivery'])).toEqual(request);
});

it.each([
  [['search'], /"search", only localization/],
  [['localization', 'twice'], /localization takes no arguments, but got: twice/],
])('refuses %j, naming what there is', (args, message) => {
  expect(() => parseBenchArguments(args, ['localization'])).toThrow(UsageError);
  expect(() => parseBenchArguments(args, ['localization'])).toThrow(message);
});
