import { planIndexes } from '../../../../src/plugins/delivery/server/indexes/plan-indexes';

const attribute = (type: string, column: string, isPrivate = false) => ({ type, column, isPrivate });

describe('the indexes of a content type', () => {
  it('are one for each short value that lists filter or sort by, in each language', () => {
    const planned = planIndexes({
      name: 'events',
      attributes: [
        attribute('string', 'title'),
        attribute('datetime', 'starts_at'),
        attribute('blocks', 'body'),
        attribute('text', 'summary'),
        attribute('boolean', 'all_day'),
        attribute('string', 'note', true),
        attribute('string', 'locale'),
      ],
      localeColumn: 'locale',
      publishedColumn: 'published_at',
    });
    expect(planned).toEqual([
      {
        name: 'delivery_events_locale_title_id',
        table: 'events',
        columns: ['locale', 'title', 'id'],
        notNull: 'published_at',
      },
      {
        name: 'delivery_events_locale_starts_at_id',
        table: 'events',
        columns: ['locale', 'starts_at', 'id'],
        notNull: 'published_at',
      },
    ]);
  });

  it('have no language where the type has none, and hold drafts where it knows none', () => {
    expect(planIndexes({ name: 'tags', attributes: [attribute('uid', 'slug')] })).toEqual([
      { name: 'delivery_tags_slug_id', table: 'tags', columns: ['slug', 'id'] },
    ]);
  });

  it('have names that PostgreSQL does not cut, and that differ', () => {
    const long = 'a_table_that_has_been_given_a_name_of_quite_some_length';
    const names = planIndexes({
      name: long,
      attributes: [attribute('integer', 'number_of_visitors'), attribute('integer', 'number_of_villages')],
      localeColumn: 'locale',
    }).map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
  });
});
