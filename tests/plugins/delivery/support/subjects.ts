import type { Sample } from '../../../api/support/content';

import type { Subject } from './history';
import type { Node } from './nodes';
import { SECRET } from './writes';

/** Who writes and reads: what stands in `Authorization`. */
export interface People {
  editor: string;
  translator: string;
  reviewer: string;
  member: string;
}

const CITIES = '/content-manager/collection-types/api::city.city';
const TOPICS = '/content-manager/collection-types/api::topic.topic';
const RESOURCES = '/content-manager/collection-types/api::resource.resource';

async function send(
  node: Node,
  { method, path, authorization, body }: { method: 'PUT' | 'POST'; path: string; authorization: string; body: object }
): Promise<void> {
  const { status, text } = await node.ask(path, { method, headers: { authorization }, body });
  if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text}`);
}

/** Publishes an entry, in English unless another language is named, with what its form in the panel holds. */
const publish = (
  node: Node,
  { entry, locale = 'en', ...request }: { entry: string; locale?: string; authorization: string; body: object }
): Promise<void> => send(node, { method: 'POST', path: `${entry}/actions/publish?locale=${locale}`, ...request });

/** The number behind a word in an answer, or what was answered instead. */
const numberBehind =
  (word: string) =>
  ({ status, text }: { status: number; text: string }): string =>
    new RegExp(`${word} (\\d+)`).exec(text)?.[1] ?? `${status} without ${word}`;

/** What is written while it is read, each by who may: texts, translations, who sees a resource, whether there is a language. */
export function createSubjects({ ids, people }: { ids: Sample; people: People }): Subject[] {
  const { editor, translator, reviewer, member } = people;
  const [elbasan, novi, youth, report] = ['elbasan', 'novi-pazar', 'youth', 'report-2'].map((slug) => ids[slug]);
  const english = { 'accept-language': 'en' };

  return [
    {
      name: 'a city, by an editor',
      write: (step, node) =>
        publish(node, { entry: `${CITIES}/${elbasan}`, authorization: editor, body: { name: `Elbasan ${step}` } }),
      shows: (step) => String(step),
      reads: [
        `/api/cities/${elbasan}?locale=en`,
        // Nobody has translated it.
        `/api/cities/${elbasan}?locale=mk&view=page`,
        '/api/cities?locale=en&sort=name&view=card',
        '/api/countries/albania?locale=en&populate[cities][fields]=name',
        '/api/regions/balkans?locale=en&view=page',
        '/api/events/training-2018?locale=en&populate=participatingCities',
      ].map((path) => ({ path, observe: numberBehind('Elbasan') })),
    },
    {
      name: 'a translation, by a translator and a reviewer',
      async write(step, node) {
        const entry = `${TOPICS}/${youth}`;
        const draft = { name: `${SECRET} ${step}` };
        await send(node, { method: 'PUT', path: `${entry}?locale=hr`, authorization: translator, body: draft });
        await publish(node, { entry, locale: 'hr', authorization: reviewer, body: { name: `Mladi ${step}` } });
      },
      shows: (step) => String(step),
      reads: [
        { path: `/api/topics/${youth}?locale=hr&fields=name` },
        { path: `/api/topics/${youth}?fields=name`, headers: { 'accept-language': 'hr, en;q=0.5' } },
        { path: '/api/topics?locale=hr&sort=name' },
        { path: '/api/cities?locale=hr&filters[slug]=durres&populate=topics' },
      ].map((read) => ({ ...read, observe: numberBehind('Mladi') })),
    },
    {
      name: 'who may see a resource, by an editor',
      write: (step, node) =>
        publish(node, {
          entry: `${RESOURCES}/${report}`,
          authorization: editor,
          body:
            step % 2
              ? { visibility: 'members', title: `${SECRET} ${step}` }
              : { visibility: 'public', title: `Paper ${step}` },
        }),
      shows: (step) => (step % 2 ? 'hidden' : String(step)),
      reads: [
        '/api/resources?locale=en&sort=title',
        '/api/events/workshop-2017?locale=en&populate[reports][fields]=title',
        `/api/topics/${youth}?locale=en&populate=resources`,
      ].map((path) => ({ path, observe: ({ text }) => /Paper (\d+)/.exec(text)?.[1] ?? 'hidden' })),
    },
    {
      name: 'whether there is a language, by a reviewer',
      write: (step, node) =>
        send(node, {
          method: 'POST',
          path: `/localization/entries/api::city.city/${novi}/hr/${step % 2 ? 'withhold' : 'resume'}`,
          authorization: reviewer,
          body: {},
        }),
      shows: (step) => (step % 2 ? 'gone' : 'there'),
      reads: [
        { path: `/api/cities/${novi}?locale=hr`, observe: ({ status }) => (status === 404 ? 'gone' : 'there') },
        {
          path: '/api/cities?locale=hr&fields=name',
          observe: ({ text }) => (text.includes('Novi Pazar') ? 'there' : 'gone'),
        },
        {
          path: `/api/cities/${novi}?locale=en&populate=localizations`,
          headers: { ...english, authorization: member },
          observe: ({ text }) => (text.includes('"locale":"hr"') ? 'there' : 'gone'),
        },
      ],
    },
  ];
}
