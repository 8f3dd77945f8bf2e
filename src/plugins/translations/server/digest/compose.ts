import IntlMessageFormat from 'intl-messageformat';

import type { News, NewsItem } from './find-news';
import type { DigestWords } from './words';

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** Where an e-mail leads to, and how it names a language. */
export interface Surroundings {
  /** BCP 47: of the words. */
  language: string;
  words: DigestWords;
  boardUrl: string;
  urlOf: (item: NewsItem) => string;
  /** Of a locale, in itself. */
  nameOf: (locale: string) => string;
}

/** Entries that a list names at most. */
const MAX_LISTED = 20;

interface Section {
  title: string;
  lines: { text: string; details: string; url: string }[];
  more: string | undefined;
}

/** Writes the e-mail that tells somebody the news, as text and as HTML that says the same. */
export function composeMail({ news, ...surroundings }: Surroundings & { news: News }): Mail {
  const { language, words, boardUrl, nameOf } = surroundings;
  const say = (message: string, values?: Record<string, unknown>): string =>
    String(new IntlMessageFormat(message, language).format(values));
  const locales = [...new Set(news.stale.map(({ locale }) => locale))];
  const sections = [
    { title: words.assigned, items: news.assigned },
    ...locales.map((locale) => ({
      title: say(words.stale, { language: nameOf(locale) }),
      items: news.stale.filter((item) => item.locale === locale),
    })),
  ]
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => sectionOf({ title, items, say, ...surroundings }));
  const foot = { board: words.board, boardUrl, why: words.why };
  return { subject: words.subject, text: asText(sections, foot), html: asHtml(sections, foot) };
}

function sectionOf({
  title,
  items,
  words,
  say,
  urlOf,
  nameOf,
}: Pick<Surroundings, 'words' | 'urlOf' | 'nameOf'> & {
  title: string;
  items: readonly NewsItem[];
  say: (message: string, values?: Record<string, unknown>) => string;
}): Section {
  const details = ({ locale, isNew, dueOn, isOverdue, wordsLeft }: NewsItem): string =>
    [
      nameOf(locale),
      isNew && words.isNew,
      dueOn && say(isOverdue ? words.overdue : words.due, { date: noonOf(dueOn) }),
      wordsLeft > 0 && say(words.wordsLeft, { count: wordsLeft }),
    ]
      .filter(Boolean)
      .join(', ');
  return {
    title,
    lines: items.slice(0, MAX_LISTED).map((item) => ({ text: item.name, details: details(item), url: urlOf(item) })),
    more: items.length > MAX_LISTED ? say(words.more, { count: items.length - MAX_LISTED }) : undefined,
  };
}

/** So that the day is the same in any time zone a hub is run in. */
const noonOf = (date: string): Date => new Date(`${date}T12:00:00`);

interface Foot {
  board: string;
  boardUrl: string;
  why: string;
}

const asText = (sections: readonly Section[], { board, boardUrl, why }: Foot): string =>
  [
    ...sections.map(({ title, lines, more }) =>
      [
        title,
        ...lines.map(({ text, details, url }) => `- ${text} (${details})\n  ${url}`),
        ...(more === undefined ? [] : [`  ${more}`]),
      ].join('\n')
    ),
    `${board}: ${boardUrl}`,
    why,
  ].join('\n\n');

const asHtml = (sections: readonly Section[], { board, boardUrl, why }: Foot): string =>
  [
    ...sections.map(({ title, lines, more }) =>
      [
        `<h2>${escape(title)}</h2>`,
        '<ul>',
        ...lines.map(
          ({ text, details, url }) => `<li><a href="${escape(url)}">${escape(text)}</a><br>${escape(details)}</li>`
        ),
        '</ul>',
        ...(more === undefined ? [] : [`<p>${escape(more)}</p>`]),
      ].join('\n')
    ),
    `<p><a href="${escape(boardUrl)}">${escape(board)}</a></p>`,
    `<p><small>${escape(why)}</small></p>`,
  ].join('\n');

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.codePointAt(0))};`);
