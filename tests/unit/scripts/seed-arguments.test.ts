import { UsageError } from '../../../scripts/arguments';
import { parseSeedArguments } from '../../../scripts/seeding/arguments';

it.each([
  [[], { action: 'seed', isDryRun: false, mustBeComplete: false }],
  [['--dry-run', '--strict'], { action: 'seed', isDryRun: true, mustBeComplete: true }],
  [['--load', '5000'], { action: 'load', eventCount: 5000, mustBeComplete: false }],
  [['--unload'], { action: 'unload', isConfirmed: false }],
  [['--unload', '--yes'], { action: 'unload', isConfirmed: true }],
  [['--help', '--load', 'x'], { action: 'help' }],
  [['-h'], { action: 'help' }],
])('understands %j', (args, request) => {
  expect(parseSeedArguments(args, { isInteractive: true })).toEqual(request);
});

it.each([
  [['--lod'], /--lod/],
  [['now'], /now/],
  [['--load'], /--load/],
  [['--load', 'many'], /from 1 to 1000000, not "many"/],
  [['--load', '0'], /not "0"/],
  [['--load', '1e3'], /not "1e3"/],
  [['--load', '1000001'], /not "1000001"/],
  [['--load', '5', '--unload'], /exclude/],
  [['--load', '5', '--dry-run'], /--dry-run/],
  [['--yes'], /--yes goes with --unload/],
  [['--unload', '--strict'], /--strict/],
])('refuses %j, naming the argument', (args, message) => {
  expect(() => parseSeedArguments(args, { isInteractive: true })).toThrow(UsageError);
  expect(() => parseSeedArguments(args, { isInteractive: true })).toThrow(message);
});

it('refuses to remove anything unasked where nobody can be asked', () => {
  expect(() => parseSeedArguments(['--unload'], { isInteractive: false })).toThrow(/add --yes/);
  expect(parseSeedArguments(['--unload', '--yes'], { isInteractive: false })).toMatchObject({ isConfirmed: true });
});
