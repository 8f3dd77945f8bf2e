import { composeMail } from '../../../../../src/plugins/translations/server/digest/compose';
import type { NewsItem } from '../../../../../src/plugins/translations/server/digest/find-news';
import { wordsFor } from '../../../../../src/plugins/translations/server/digest/words';

const item = (part: Partial<NewsItem> = {}): NewsItem => ({
  type: 'api::city.city',
  documentId: 'a1',
  locale: 'mk',
  name: 'Ohrid',
  wordsLeft: 2,
  dueOn: null,
  isOverdue: false,
  isNew: false,
  ...part,
});

const compose = (news: { assigned?: NewsItem[]; stale?: NewsItem[] }, panelLanguage = 'en') =>
  composeMail({
    news: { assigned: [], stale: [], ...news },
    ...wordsFor({ panelLanguage, tags: ['en', 'mk'] }),
    boardUrl: 'https://hub.example.org/admin/plugins/translations',
    urlOf: ({ documentId }) => `https://hub.example.org/${documentId}`,
    nameOf: (locale) => `<${locale}>`,
  });

describe('the e-mail that tells a translator the news', () => {
  it('says of each entry what is left, until when, and where it is', () => {
    const { text } = compose({
      assigned: [
        item({ dueOn: '2026-12-01', isNew: true }),
        item({ dueOn: '2026-11-01', isOverdue: true, wordsLeft: 1 }),
      ],
      stale: [item({ locale: 'sq', documentId: 'b2' })],
    });
    expect(text).toBe(
      [
        'Assigned to you',
        '- Ohrid (<mk>, new, due on December 1, 2 words left)',
        '  https://hub.example.org/a1',
        '- Ohrid (<mk>, overdue since November 1, 1 word left)',
        '  https://hub.example.org/a1',
        '',
        'Out of date in <sq>, because the source has changed',
        '- Ohrid (<sq>, 2 words left)',
        '  https://hub.example.org/b2',
        '',
        'Open the board: https://hub.example.org/admin/plugins/translations',
        '',
        'You get this e-mail because you translate in this hub. It can be turned off on the board.',
      ].join('\n')
    );
  });

  it('counts what it does not list', () => {
    const { text } = compose({ assigned: Array.from({ length: 25 }, () => item()) });
    expect(text.match(/- Ohrid/g)).toHaveLength(20);
    expect(text).toContain('and 5 more');
  });

  it('takes no name for markup', () => {
    const { html } = compose({ assigned: [item({ name: '<img src=x> & "Co"' })] });
    expect(html).toContain('&#60;img src=x&#62; &#38; &#34;Co&#34;');
    expect(html).not.toContain('<img');
  });

  it.each(['en', 'sq', 'mk', 'sr', 'bs', 'hr'])('can be written in %s', (language) => {
    const many = [1, 2, 5].map((wordsLeft) => item({ wordsLeft, dueOn: '2026-12-01' }));
    const { subject, text } = compose({ assigned: many, stale: many }, language);
    expect(subject + text).not.toMatch(/[{}#]|undefined/);
    if (language !== 'en') expect(text).not.toMatch(/words? left|Assigned|December/);
  });
});

describe('the language of the e-mail', () => {
  it.each([
    ['the panel’s', 'sq', ['mk-MK'], 'sq'],
    ['the one somebody translates into, where the panel is in Strapi’s own', 'en', ['mk'], 'mk'],
    ['the one somebody translates into, where nothing was chosen', null, ['sr-Cyrl'], 'sr'],
    ['English for who translates into several', null, ['mk', 'sq'], 'en'],
    ['English where there are no words in it', null, ['cnr'], 'en'],
    ['English for Serbian in Latin script, in which there are no words', 'en', ['sr-Latn'], 'en'],
    ['English where the panel is in a language without words', 'fr', ['en', 'mk'], 'en'],
  ])('is %s', (_, panelLanguage, tags, expected) => {
    expect(wordsFor({ panelLanguage, tags }).language).toBe(expected);
  });
});
