import { LOCALE_CODES } from '../../../src/locales';
import { VERSION_ACTIONS, type VersionAction } from '../../../src/plugins/localization/shared/contracts';
import { type Answer } from '../../access/support/client';

import {
  ask,
  prepareCityDesk,
  CITY,
  READ,
  city,
  get,
  post,
  act,
  expectNothingChanged,
  invite,
  type Role,
} from './support/city-desk';

prepareCityDesk();

describe('403, naming the right it needs', () => {
  it.each<[Role, string, VersionAction, string]>([
    ['translator', 'sq', 'start', 'to update this City in Albanian'],
    ['translator', 'sq', 'mark-translated', 'to update this City in Albanian'],
    ['contributor', 'mk', 'mark-correct', 'to update this City in Macedonian'],
    ['contributor', 'mk', 'send-for-review', 'to update this City in Macedonian'],
    ['translator', 'mk', 'withhold', 'to publish this City in Macedonian'],
    ['reviewer', 'sq', 'resume', 'to publish this City in Albanian'],
    [
      'reviewer',
      'mk',
      'make-source',
      'to publish this City and to update all its fields, in Macedonian and in English',
    ],
  ])('%s in %s: %s', async (role, locale, action, right) => {
    await expectNothingChanged(async () => {
      const { status, body } = await act(role, locale, action);
      expect({ status, message: body?.error?.message }).toEqual({
        status: 403,
        message: `${action}: you need the right ${right}`,
      });
    });
  });

  it('of a type that somebody may not read', async () => {
    const nobody = await invite('topics', [
      { action: READ, subject: 'api::topic.topic', properties: { locales: ['en'] } },
    ]);
    const answers = [
      await get(nobody, `/entries/${CITY}/${city}`),
      await get(nobody, `/entries/${CITY}/${city}/mk/texts`),
      await get(nobody, `/statuses/${CITY}/mk?documentIds=${city}`),
      await act(nobody, 'mk', 'start'),
    ];
    for (const { status, body } of answers) {
      expect({ status, message: body?.error?.message }).toEqual({
        status: 403,
        message: 'You need the right to read City',
      });
    }
  });

  it('of an entry that somebody may not read', async () => {
    const author = await invite('author', [
      { action: READ, subject: CITY, properties: { locales: ['en', 'mk'] }, conditions: ['admin::is-creator'] },
    ]);
    const { status, body } = await get(author, `/entries/${CITY}/${city}`);
    expect({ status, message: body?.error?.message }).toEqual({
      status: 403,
      message: 'You need the right to read this City',
    });
  });

  it('is 401 for who is not signed in', async () => {
    const statuses = `/statuses/${CITY}/mk?documentIds=${city}`;
    for (const path of [`/entries/${CITY}/${city}`, `/entries/${CITY}/${city}/mk/texts`, statuses, '/backfill']) {
      expect((await ask({ method: 'GET', path: `/localization${path}` })).status).toBe(401);
    }
    expect((await ask({ method: 'POST', path: `/localization/entries/${CITY}/${city}/mk/start` })).status).toBe(401);
  });
});

describe('400, naming the parameter and what it may be', () => {
  const paths = (type: string, locale: string, action: string) => `/entries/${type}/${city}/${locale}/${action}`;

  it.each<[string, () => Promise<Answer>, string]>([
    ['a type that is none', () => get('editor', `/entries/api::town.town/${city}`), 'type: must be one of '],
    ['a type without languages', () => get('editor', '/entries/plugin::upload.file/x'), 'type: must be one of '],
    ['a type, with an action', () => post('editor', paths('city', 'mk', 'start')), 'type: must be one of '],
    [
      'a locale that is none',
      () => act('editor', 'mk-MK', 'start'),
      `locale: must be one of ${LOCALE_CODES.join(', ')}`,
    ],
    [
      'texts in a locale that is none',
      () => get('editor', `/entries/${CITY}/${city}/mk-MK/texts`),
      `locale: must be one of ${LOCALE_CODES.join(', ')}`,
    ],
    [
      'texts of a type that is none',
      () => get('editor', `/entries/api::town.town/${city}/mk/texts`),
      'type: must be one of ',
    ],
    ['all locales', () => act('editor', '*', 'withhold'), 'locale: must be one of '],
    [
      'an action that is none',
      () => act('editor', 'mk', 'publish'),
      `action: must be one of ${VERSION_ACTIONS.join(', ')}`,
    ],
    [
      'a segment that is no text',
      () => act('editor', 'mk', 'mark-correct', { segment: 3 }),
      'segment: must be the path of a text, such as name or body.3',
    ],
    ['a segment that does not exist', () => act('editor', 'mk', 'mark-correct', { segment: 'nam' }), 'segment: '],
    [
      'a segment for another action',
      () => act('editor', 'mk', 'start', { segment: 'name' }),
      'segment: is for mark-correct only; leave it out',
    ],
    [
      'what was read as a list',
      () => act('editor', 'mk', 'mark-correct', { seen: ['name'] }),
      'seen: must hold what the source said, by the path of the segment',
    ],
    [
      'what was read as something else than text',
      () => act('editor', 'mk', 'mark-correct', { seen: { name: 3 } }),
      'seen: must hold what the source said, by the path of the segment',
    ],
    [
      'what was read for another action',
      () => act('editor', 'mk', 'start', { seen: {} }),
      'seen: is for mark-correct and mark-translated only; leave it out',
    ],
    [
      'what was left, for another action',
      () => act('editor', 'mk', 'start', { left: { staleCount: 0, untranslatedCount: 0 } }),
      'left: is for mark-translated only; leave it out',
    ],
    [
      'a form for another action',
      () => act('editor', 'mk', 'mark-correct', { stamp: 'abc' }),
      'stamp: is for mark-translated only; leave it out',
    ],
    [
      'a form that is none',
      () => act('editor', 'mk', 'mark-translated', { stamp: 3 }),
      'stamp: must be the contentStamp that came with the version',
    ],
    [
      'half of what was left',
      () => act('editor', 'mk', 'mark-translated', { left: { staleCount: 0 } }),
      'left: must be how many texts are out of date (staleCount) and not translated (untranslatedCount)',
    ],
    [
      'something else',
      () => act('editor', 'mk', 'mark-correct', { all: true }),
      'body: may hold segment, seen, stamp, left and nothing else',
    ],
    [
      'a list',
      () => act('editor', 'mk', 'mark-correct', []),
      'body: may hold segment, seen, stamp, left and nothing else',
    ],
    [
      'no entries to tell the state of',
      () => get('editor', `/statuses/${CITY}/mk`),
      'documentIds: must be 1 to 100 documentIds, with commas between them',
    ],
    [
      'an empty list of them',
      () => get('editor', `/statuses/${CITY}/mk?documentIds=`),
      'documentIds: must be 1 to 100 ',
    ],
    [
      'too many of them',
      () => get('editor', `/statuses/${CITY}/mk?documentIds=${Array.from({ length: 101 }, () => city).join(',')}`),
      'documentIds: must be 1 to 100 ',
    ],
    [
      'states in a locale that is none',
      () => get('editor', `/statuses/${CITY}/de?documentIds=${city}`),
      'locale: must be one of ',
    ],
  ])('%s', async (_, request, message) => {
    await expectNothingChanged(async () => {
      const { status, body } = await request();
      expect({ status, name: body?.error?.name }).toEqual({ status: 400, name: 'ValidationError' });
      expect(body?.error?.message).toContain(message);
    });
  });

  it.each<[string, VersionAction]>([
    ['mk', 'resume'],
    ['mk', 'make-source'],
    ['en', 'withhold'],
    ['en', 'start'],
    ['en', 'make-source'],
  ])('an action that makes no sense now: %s, %s', async (locale, action) => {
    await expectNothingChanged(async () => {
      expect((await act('editor', locale, action)).status).toBe(400);
    });
  });
});

describe('404', () => {
  it('for an entry that does not exist', async () => {
    const answers = [
      await get('editor', `/entries/${CITY}/unknown`),
      await post('editor', `/entries/${CITY}/unknown/mk/start`),
      await get('editor', `/entries/${CITY}/unknown/mk/texts`),
      // Its type is another.
      await get('editor', `/entries/api::topic.topic/${city}`),
    ];
    for (const { status } of answers) expect(status).toBe(404);
    expect(answers[0]?.body?.error?.message).toBe('There is no City with the documentId unknown');
  });
});
