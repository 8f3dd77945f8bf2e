import { documentsOf } from '../../support/documents';

import {
  act,
  CITY,
  city,
  createCity,
  desk,
  editor,
  onShown,
  prepareActionsDesk,
  refusals,
  refused,
  reviewer,
  send,
  translate,
  translator,
  version,
} from './support/actions-desk';
import { grant } from './support/desk';

prepareActionsDesk();

describe('sending for review', () => {
  it('is for what a translator has in progress', async () => {
    expect(await refusals(translator, { action: 'send-for-review' })).toEqual(
      refused(400, 'It is "derived"; only what is in progress can be sent for review')
    );
    await translate(city, { name: 'Гевгелија' });
    await act(translator, { action: 'send-for-review' });
    expect((await version()).state).toBe('in-review');
    expect(await refusals(translator, { action: 'send-for-review', locale: 'sq' })).toMatchObject({ status: 403 });
  });
});

describe('approving', () => {
  const readers = async (documentId: string) => {
    const { body } = await desk.hub.request.get(`/api/cities/${documentId}?locale=mk`);
    return body.data;
  };

  it('marks a version as translated and publishes it', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    const told: string[] = [];
    for (const event of ['localization.version.translated', 'entry.publish']) {
      desk.hub.strapi.eventHub.on(event, () => Promise.resolve(void told.push(event)));
    }
    await act(reviewer, { action: 'approve' });
    expect(await readers(city)).toMatchObject({ name: 'Гевгелија', summary: 'На Вардар.', contentLocale: 'mk' });
    expect(await version()).toMatchObject({ state: 'translated', isPublished: true, isModified: false, wordsLeft: 0 });
    expect(told).toContain('localization.version.translated');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(
      refused(400, 'It is translated, and published as it is')
    );
  });

  it('is offered again once the version has texts that readers do not get', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    await act(reviewer, { action: 'approve' });
    await translate(city, { name: 'Ѓевѓелија' });
    expect((await version()).actions).toContain('approve');
    await act(reviewer, { action: 'approve' });
    expect(await readers(city)).toMatchObject({ name: 'Ѓевѓелија' });
  });

  it('takes the right to publish and to update', async () => {
    expect(await refusals(translator, { action: 'approve' })).toEqual(
      refused(403, 'You need the right to publish it in mk')
    );
    const publisher = await desk.withGrants('publisher', [
      grant('read', 'city', ['en', 'mk']),
      grant('publish', 'city', ['mk']),
    ]);
    expect(await refusals(publisher, { action: 'approve' })).toEqual(
      refused(403, 'You need the right to update it in mk')
    );
  });

  it('waits for the source to be published, and for what is withheld to be resumed', async () => {
    const draft = await createCity('Bogdanci', 'draft');
    expect(await refusals(reviewer, { action: 'approve' }, draft)).toEqual(
      refused(400, 'Its source, in en, is not published', draft, 'Bogdanci')
    );
    const versions = desk.hub.strapi.plugin('localization').service('versions');
    await versions.act({ type: CITY, documentId: city, locale: 'mk', action: 'withhold' });
    expect((await version()).actions).not.toContain('approve');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(
      refused(400, 'It is withheld from readers; resume it first')
    );
  });

  it('is for what somebody has translated some of, and not for what nobody has', async () => {
    const nobody = 'Nobody has translated any of it into mk';
    expect((await version()).actions).not.toContain('approve');
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(refused(400, nobody));
    // Begun in so many words, it has no text of its own yet either.
    const versions = desk.hub.strapi.plugin('localization').service('versions');
    await versions.act({ type: CITY, documentId: city, locale: 'mk', action: 'start' });
    expect(await version()).toMatchObject({ state: 'in-progress', actions: expect.not.arrayContaining(['approve']) });
    expect(await refusals(reviewer, { action: 'approve' })).toEqual(refused(400, nobody));

    const begun = await createCity('Negotino');
    await translate(begun, { name: 'Неготино' });
    expect(await refusals(reviewer, { action: 'approve' }, begun, city)).toEqual(refused(400, nobody));
    expect(await version(begun)).toMatchObject({ state: 'in-progress', untranslatedCount: 1 });
    await act(reviewer, { action: 'approve' }, begun);
    expect(await version(begun)).toMatchObject({ state: 'translated', untranslatedCount: 0 });
  });

  it('is not for what the hub writes in another script by itself', async () => {
    await documentsOf(desk.hub, 'city').update({ documentId: city, locale: 'sr-Cyrl', data: { name: 'Ђевђелија' } });
    expect((await version(city, editor, 'sr-Cyrl')).actions).toContain('approve');
    expect((await version(city, editor, 'sr-Latn')).actions).not.toContain('approve');
  });

  it('is of what was seen: what was written since, in it or in its source, is refused by name', async () => {
    const changed = 'It has been changed since the board showed it; look at it once more';
    const other = await createCity('Valandovo');
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    await translate(other, { name: 'Валандово' });
    const bySource = await onShown({ action: 'approve' }, other, city);
    await documentsOf(desk.hub, 'city').update({ documentId: city, locale: 'en', data: { summary: 'By the Vardar.' } });
    expect(await desk.refusals(reviewer, bySource)).toEqual(refused(400, changed));
    expect(await version(other)).toMatchObject({ state: 'in-progress' });

    // The numbers stay as they were, the text does not.
    const byTranslation = await onShown({ action: 'approve' }, other, city);
    await translate(other, { name: 'Во Валандово' });
    expect(await desk.refusals(reviewer, byTranslation)).toEqual(refused(400, changed, other, 'Valandovo'));
    expect(await version()).toMatchObject({ state: 'in-progress' });
    await act(reviewer, { action: 'approve' }, other, city);
    expect(await readers(other)).toMatchObject({ name: 'Во Валандово' });
  });

  it('of what somebody claims or gets a date meanwhile goes on: its texts are the same', async () => {
    await translate(city, { name: 'Гевгелија' });
    const request = await onShown({ action: 'approve' });
    await act(translator, { action: 'claim' });
    await act(reviewer, { action: 'set-due-date', dueOn: '2030-01-31' });
    await send(reviewer, request);
  });

  it('at the same moment is done once', async () => {
    await translate(city, { name: 'Гевгелија', summary: 'На Вардар.' });
    const request = await onShown({ action: 'approve' });
    const answers = await Promise.all([reviewer, editor, reviewer].map((person) => desk.act(person, request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it('of many does all or none: one that the rules of the content refuse leaves the others as they were', async () => {
    const other = await createCity('Valandovo');
    await translate(city, { name: 'Гевгелија' });
    await translate(other, { name: 'Валандово' });
    // As content is that was written before there was a limit.
    const long = 'В'.repeat(201);
    const { connection } = desk.hub.strapi.db;
    await connection('cities').where({ document_id: other, locale: 'mk', published_at: null }).update({ name: long });
    await connection.raw(
      `UPDATE localization_versions SET draft_texts = jsonb_set(draft_texts, '{name,text}', to_jsonb(?::text))
       WHERE entry = ? AND locale = 'mk'`,
      [long, other]
    );
    const { status, refused: named } = await refusals(reviewer, { action: 'approve' }, city, other);
    expect(status).toBe(400);
    expect(named).toEqual([
      { type: CITY, documentId: other, name: 'Valandovo', reason: expect.stringContaining('at most 200 characters') },
    ]);
    expect(await version()).toMatchObject({ state: 'in-progress' });
    expect(await readers(city)).toMatchObject({ name: 'Gevgelija' });
  });
});
