import {
  boardParams,
  boardSearch,
  isNarrowed,
  isSameView,
  readBoardSearch,
} from '../../../../src/plugins/translations/admin/src/board/board-query';
import { chosenForExport, exportAddress } from '../../../../src/plugins/translations/admin/src/export-link';
import type { BoardFilters } from '../../../../src/plugins/translations/shared/board';

const ALL: BoardFilters = {
  locale: 'mk',
  types: ['api::city.city', 'api::event.event'],
  states: ['in-progress', 'in-review'],
  work: 'stale',
  place: 'k2k1up3bm139uer4zij4urx2',
  assignee: 7,
  due: 'this-week',
  text: 'bread & salt',
  sort: 'due',
};

const read = (search: string, ownLocale?: string) =>
  readBoardSearch({ search: new URLSearchParams(search), ownLocale });

describe('the address of the board', () => {
  it('says all that the board is narrowed to, and no more', () => {
    expect(read(boardSearch(ALL))).toEqual(ALL);
    expect(read(boardSearch({ assignee: 'me' }))).toEqual({ assignee: 'me' });
    expect(read(boardSearch({ types: [], text: '' }))).toEqual({});
  });

  it('without a language is that of a person who translates into one, as long as they do not ask for all', () => {
    expect(read('', 'mk')).toEqual({ locale: 'mk' });
    expect(read('work=stale')).toEqual({ work: 'stale' });
    expect(read(boardSearch({}), 'mk')).toEqual({});
    expect(read(boardSearch({ locale: 'sq' }), 'mk')).toEqual({ locale: 'sq' });
  });
});

describe('the filters of the board', () => {
  it('are asked for as the server takes them', () => {
    expect(boardParams({ ...ALL, assignee: 'nobody', states: [] })).toEqual({
      locale: 'mk',
      types: 'api::city.city,api::event.event',
      work: 'stale',
      place: 'k2k1up3bm139uer4zij4urx2',
      assignee: 'nobody',
      due: 'this-week',
      text: 'bread & salt',
      sort: 'due',
    });
  });

  it('are the same view in whatever order, of filters and of entries', () => {
    expect(isSameView({ locale: 'mk', work: 'stale' }, { sort: 'due', work: 'stale', locale: 'mk' })).toBe(true);
    expect(isSameView({ locale: 'mk' }, { locale: 'sq' })).toBe(false);
    expect(isSameView({}, { assignee: 'me' })).toBe(false);
  });

  it('narrow it by more than a language', () => {
    expect(isNarrowed({ locale: 'mk', sort: 'due' })).toBe(false);
    expect(isNarrowed({ locale: 'mk', text: 'bread' })).toBe(true);
  });

  const exportOf = (filters: BoardFilters, ids: string[] = []) =>
    chosenForExport(new URL(exportAddress({ filters, ids }), 'http://hub.example.org').searchParams);

  it('are all chosen for an export', () => {
    expect(exportOf(ALL)).toEqual({
      locale: 'mk',
      types: ['api::city.city', 'api::event.event'],
      states: ['in-progress', 'in-review'],
      onlyWork: true,
      narrowing: {
        work: 'stale',
        place: 'k2k1up3bm139uer4zij4urx2',
        assignee: 7,
        due: 'this-week',
        text: 'bread & salt',
      },
    });
    expect(exportOf({})).toEqual({ onlyWork: false, narrowing: {} });
    expect(chosenForExport(new URLSearchParams())).toEqual({ narrowing: {} });
  });

  it('give way to entries that are chosen', () => {
    expect(exportOf(ALL, ['one', 'two'])).toEqual({
      locale: 'mk',
      onlyWork: true,
      narrowing: { ids: ['one', 'two'] },
    });
  });
});
