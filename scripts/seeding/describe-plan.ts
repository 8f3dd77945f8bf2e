import type { SeedPlan } from '../../src/seeding';

type Change = 'create' | 'update' | 'unchanged';

/** @returns a line for each entry and media file that a dry run would write */
export function describeChanges({ entries, media }: SeedPlan): string[] {
  const files = media.map(({ name, change }) => ({ name: `media/${name}`, changes: new Map([['', change]]) }));
  const versions = entries.map(({ id, changes }) => ({ name: id, changes }));
  return [...files, ...versions].flatMap(({ name, changes }) =>
    (['create', 'update'] as const).flatMap((wanted) => {
      const locales = [...changes].filter(([, change]) => change === wanted).map(([locale]) => locale);
      if (locales.length === 0) return [];
      return [`  would ${wanted} ${name}${locales[0] === '' ? '' : ` (${locales.join(', ')})`}`];
    })
  );
}

/** @returns one line that counts what was done, or would be */
export function describeTotals({ entries, media }: SeedPlan): string {
  const versions = entries.flatMap(({ changes }) => [...changes.values()]);
  const files = media.map(({ change }) => change);
  return `${entries.length} entries: ${count(versions, 'versions')}; ${media.length} media files: ${count(files)}`;
}

function count(changes: readonly Change[], unit = ''): string {
  const of = (wanted: Change) => changes.filter((change) => change === wanted).length;
  return [`${of('create')} ${unit} created`, `${of('update')} updated`, `${of('unchanged')} unchanged`]
    .join(', ')
    .replace('  ', ' ');
}
