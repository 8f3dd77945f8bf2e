import { Readable } from 'node:stream';

import fc from 'fast-check';

import type { Block } from '../../../src/plugins/localization/shared/contracts';
import { similarityOf, toWorded } from '../../../src/plugins/translations/server/memory/similarity';
import { createMemoryService } from '../../../src/plugins/translations/server/services/memory';
import { pagesOf } from '../localization/support/pages';

import { filesOf } from './support/files';
import {
  approve,
  BODY,
  BODY_SQ,
  hub,
  matchesOf,
  memory,
  paragraph,
  prepareMemoryDesk,
  text,
  TYPE,
} from './support/memory-desk';

prepareMemoryDesk();

let files: ReturnType<typeof filesOf>;
beforeAll(() => {
  files = filesOf(hub);
});

const SENTENCE = 'The fair opens at nine in the town hall';

it('what was approved is found again, in its place, elsewhere and in texts that are alike', async () => {
  const page = await approve('sq', { title: SENTENCE }, { title: 'Panairi hapet në nëntë në bashki' });
  const context = { documentId: page.documentId, unit: 'title' };
  expect(await matchesOf(SENTENCE, { context })).toEqual([
    {
      kind: 'context',
      score: 101,
      source: SENTENCE,
      target: 'Panairi hapet në nëntë në bashki',
      locale: 'sq',
      origin: { kind: 'entry', type: TYPE, documentId: page.documentId, path: 'title' },
      approvedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    },
  ]);
  expect(await matchesOf(SENTENCE)).toMatchObject([{ kind: 'exact', score: 100 }]);
  // One of eight words is another, two are.
  expect(await matchesOf(SENTENCE.replace('nine', 'ten'))).toMatchObject([{ kind: 'fuzzy', score: 88 }]);
  expect(await matchesOf('The fair opens at ten in the big hall')).toMatchObject([{ kind: 'fuzzy', score: 77 }]);
  expect(await matchesOf('The fair closes at ten in the big hall')).toEqual([]);
  expect(await matchesOf(SENTENCE, { locale: 'hr' })).toEqual([]);
});

it('blocks and items of lists are segments of their own, with their codes', async () => {
  const page = await approve('sq', { title: 'Bread', body: BODY }, { title: 'Buka', body: BODY_SQ });
  const context = { documentId: page.documentId, unit: 'body.1#0' };
  expect(await matchesOf('bread and wine', { context })).toMatchObject([{ kind: 'context', target: 'bukë e verë' }]);

  const { documentId } = await pagesOf(hub, 'happening').create('en', { title: 'Wine', body: BODY });
  const file = await files.export({ version: '1.2', locale: 'sq', documentIds: [documentId] });
  expect(file).toContain(
    `<alt-trans match-quality="100%" origin="${TYPE}/${page.documentId}/body.0" xml:space="preserve">` +
      '<source>Come <g id="1" ctype="bold" clone="no">early</g> to get a place</source>' +
      '<target>Ejani <g id="1" ctype="bold" clone="no">herët</g> për të zënë vend</target></alt-trans>'
  );
  // What is offered is not taken: nobody has chosen it.
  const outcome = await files.import(file);
  expect(outcome.units.map(({ verdict }) => verdict)).toEqual(['untranslated', 'untranslated', 'untranslated']);
});

describe('languages of a family', () => {
  it('lend each other translations, in the script of who asks, labelled', async () => {
    await approve('sr-Cyrl', { title: 'A bridge in the town of Niš' }, { title: 'Мост у граду Ниш' });
    const [match, ...others] = await matchesOf('A bridge in the town of Niš', { locale: 'hr' });
    expect(match).toMatchObject({ kind: 'exact', score: 100, target: 'Most u gradu Niš', locale: 'sr-Latn' });
    expect(others).toEqual([]);
    expect(await matchesOf('A bridge in the town of Niš', { locale: 'sr-Latn' })).toMatchObject([
      { locale: 'sr-Latn' },
    ]);
    expect(await matchesOf('A bridge in the town of Niš', { locale: 'sq' })).toEqual([]);

    const { documentId } = await pagesOf(hub, 'happening').create('en', { title: 'A bridge in the town of Niš' });
    const file = await files.export({ version: '2.0', locale: 'hr', documentIds: [documentId] });
    expect(file).toContain('similarity="99"');
    expect(file).toContain(
      'reference="yes"><source>A bridge in the town of Niš</source><target xml:lang="sr-Latn">Most'
    );
  });

  it('lend Cyrillic nothing from Latin', async () => {
    await approve('hr', { title: 'A ferry to Split' }, { title: 'Trajekt za Split' });
    expect(await matchesOf('A ferry to Split', { locale: 'sr-Cyrl' })).toEqual([]);
    expect(await matchesOf('A ferry to Split', { locale: 'sr-Latn' })).toMatchObject([{ locale: 'hr' }]);
  });
});

it('what is from entries that a person may not read is left out', async () => {
  await approve('sq', { title: 'A secret garden' }, { title: 'Kopsht i fshehtë' });
  const asked: object[] = [];
  const mayRead = (field: { locale: string }) => {
    asked.push(field);
    return field.locale !== 'sq';
  };
  expect(await matchesOf('A secret garden', { mayRead })).toEqual([]);
  expect(asked).toEqual([
    { type: TYPE, locale: 'en', path: 'title' },
    { type: TYPE, locale: 'sq', path: 'title' },
  ]);
});

it('what is from a field that a person may not read is left out, however near it is and whatever stands in it', async () => {
  const body = [paragraph(text('bread')), paragraph(text(SENTENCE)), BODY[1] as Block];
  const bodySq = [paragraph(text('bukë')), paragraph(text('Panairi hapet në nëntë')), BODY_SQ[1] as Block];
  const page = await approve('sq', { title: 'Wine', body }, { title: 'Verë', body: bodySq });
  const inBody = { documentId: page.documentId, unit: 'body.1' };
  const asked = [
    { words: SENTENCE },
    { words: SENTENCE, context: inBody },
    { words: SENTENCE.replace('nine', 'ten') },
    { words: 'breads' },
    { words: 'bread and wine' },
  ];
  const count = async (mayRead: (field: { path: string }) => boolean) => {
    const found = await Promise.all(asked.map(({ words, context }) => matchesOf(words, { context, mayRead })));
    return found.map(({ length }) => length);
  };
  expect(await count(({ path }) => path === 'title')).toEqual([0, 0, 0, 0, 0]);
  expect(await count(({ path }) => path === 'body')).toEqual([1, 1, 1, 1, 1]);
});

it('translations that read the same are offered once, five at most, the nearest first', async () => {
  const titles = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${letter} walk along the river at night`);
  for (const [index, title] of titles.entries()) {
    await approve('sq', { title }, { title: `Shëtitje ${index === 1 ? 0 : index}` });
  }
  const matches = await matchesOf(titles[0] as string);
  expect(matches.map(({ score }) => score)).toEqual([100, 85, 85, 85, 85]);
  expect(new Set(matches.map(({ target }) => target)).size).toBe(5);
});

it('asks the database as often for many texts as for one', async () => {
  let statements = 0;
  const count = () => (statements += 1);
  hub.strapi.db.connection.on('query', count);
  const asking = async (texts: number) => {
    statements = 0;
    const segments = Array.from({ length: texts }, (_, index) => ({ text: `A walk along the river ${index}` }));
    await memory.matches({ sourceLocale: 'en', locale: 'hr', segments });
    return statements;
  };
  expect(await asking(40)).toBe(await asking(1));
  hub.strapi.db.connection.removeListener('query', count);
});

describe('among many texts', () => {
  const WORDS = [
    'the',
    'of',
    'a',
    'town',
    'fair',
    'opens',
    'river',
    'hall',
    'climate',
    'night',
    'walk',
    'young',
    '.',
    '[',
  ];
  const anySentence = fc.array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 9 });
  const drawn = fc.sample(anySentence, { seed: 20_261_123, numRuns: 80 });
  const asked = drawn.map((words) => words.join(' '));
  // Each of them with one to seven words put over others, further and further from it.
  const variants = drawn.flatMap((words, number) =>
    [0, 1, 2, 3, 4, 5, 6].map((count) =>
      words.map((word, index) => (index <= count ? WORDS[(number + index * 5 + count) % WORDS.length] : word)).join(' ')
    )
  );
  const known = [...new Set(variants)].filter((sentence) => !asked.includes(sentence));

  /** The five best scores there are. */
  const bestScores = (sentence: string): number[] =>
    known
      .map((other) => similarityOf(toWorded(sentence), toWorded(other)))
      .filter((score) => score >= 70)
      .sort((one, other) => other - one)
      .slice(0, 5);

  it.each([
    ['that PostgreSQL has not counted the words of', 'SELECT 1'],
    ['that it has', 'ANALYZE translations_memory'],
  ])('%s, it finds what comparing with each of them finds', async (_, before) => {
    const units = known.map((sentence, index) => {
      const variants = [
        `<tuv xml:lang="en"><seg>${sentence}</seg></tuv>`,
        `<tuv xml:lang="sq"><seg>${index}</seg></tuv>`,
      ];
      return `<tu>${variants.join('')}</tu>`;
    });
    const file = `<tmx version="1.4"><header creationtool="Other" srclang="en"/><body>${units.join('')}</body></tmx>`;
    await memory.import({ name: 'many.tmx', open: () => Readable.from([Buffer.from(file)]) });
    await hub.strapi.db.connection.raw(before);
    const found = await memory.matches({
      sourceLocale: 'en',
      locale: 'sq',
      segments: asked.map((sentence) => ({ text: sentence })),
    });
    expect(found.map((matches) => matches.map(({ score }) => score))).toEqual(asked.map(bestScores));
    expect(found.filter((matches) => matches.length > 0).length).toBeGreaterThan(20);
    for (const [index, matches] of found.entries()) {
      for (const { source, score } of matches) {
        expect(score).toBe(similarityOf(toWorded(asked[index] as string), toWorded(source)));
      }
    }
  });
});

it('what was written before words were kept as they are gets them at the next start', async () => {
  await approve('sq', { title: SENTENCE }, { title: 'Panairi hapet në nëntë' });
  await hub.strapi.db.connection('translations_memory').update({ source_words: null });
  const ask = () => matchesOf(SENTENCE.replace('nine', 'ten'));
  expect(await ask()).toEqual([]);
  await memory.prepare();
  expect(await ask()).toMatchObject([{ kind: 'fuzzy', score: 88 }]);
});

it('a text that stands in many places is looked up once', async () => {
  const page = await approve('sq', { title: SENTENCE }, { title: 'Panairi hapet në nëntë' });
  const finder = memory.finder({ sourceLocale: 'en', locale: 'sq' });
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }) => asked.push(sql);
  hub.strapi.db.connection.on('query', note);
  const context = { type: TYPE, documentId: page.documentId, unit: 'title' };
  const [first, second] = await finder.find([{ text: SENTENCE }, { text: SENTENCE, context }]);
  const lookups = () => asked.filter((sql) => sql.includes('near_segments') && sql.startsWith('DECLARE')).length;
  expect([first?.[0]?.score, second?.[0]?.score, lookups()]).toEqual([100, 101, 1]);
  const [third] = await finder.find([{ text: SENTENCE, context: { ...context, unit: 'other' } }]);
  expect([third?.[0]?.score, lookups()]).toEqual([100, 1]);
  hub.strapi.db.connection.removeListener('query', note);
});

it('an unknown language is named', async () => {
  await expect(matchesOf('A', { locale: 'xx' })).rejects.toThrow('"xx" is not one of');
});

it('without trigrams other texts are still found, and the log says what to do', async () => {
  await approve('sq', { title: SENTENCE }, { title: 'Panairi hapet në nëntë' });
  await approve('sq', { title: 'City councils' }, { title: 'Këshillat e qytetit' });
  const { strapi } = hub;
  const role = `limited_${process.pid}`;
  await strapi.db.connection.raw(`DROP EXTENSION pg_trgm CASCADE; CREATE ROLE ${role}`);
  const warn = jest.spyOn(strapi.log, 'warn').mockReturnValue(strapi.log);
  const limited = createMemoryService({ strapi });
  const booting = strapi.db.transaction(async ({ trx }) => {
    await trx.raw(`ALTER TABLE translations_memory OWNER TO ${role}; GRANT CREATE ON SCHEMA public TO ${role}`);
    await trx.raw(`SET LOCAL ROLE ${role}`);
    await limited.prepare();
    throw new Error('the transaction has failed in it');
  });
  await expect(booting).rejects.toThrow('has failed');
  await strapi.db.connection.raw(`DROP ROLE ${role}`);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('CREATE EXTENSION pg_trgm'));
  const ask = (words: string) => limited.matches({ sourceLocale: 'en', locale: 'sq', segments: [{ text: words }] });
  expect(await ask(SENTENCE)).toMatchObject([[{ kind: 'exact' }]]);
  expect(await ask(SENTENCE.replace('nine', 'ten'))).toMatchObject([[{ kind: 'fuzzy' }]]);
  expect(await ask('City council')).toEqual([[]]);

  await limited.prepare();
  expect(await ask('City council')).toMatchObject([[{ kind: 'fuzzy', score: 92 }]]);
});
