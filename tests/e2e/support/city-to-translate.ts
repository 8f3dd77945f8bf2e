import type { AdminApi } from './people';

const CONTENT = '/content-manager/collection-types';
const CITY = 'api::city.city';

export const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const heading = (text: string) => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] });

export const ENGLISH = {
  name: 'Gevgelija',
  officialName: 'Municipality of Gevgelija',
  summary: 'Gevgelija lies on the left bank of the Vardar. It has been a member of the network since 2016.',
  body: [
    heading('On the border'),
    paragraph('The city is the southern gate of the country. Twelve thousand cars pass it on a day in summer.'),
    paragraph('Its theatre is eighty years old.'),
  ],
};
export const MACEDONIAN = {
  name: 'Гевгелија',
  summary: 'Гевгелија лежи на левиот брег на Вардар. Членка е на мрежата од 2016 година.',
  body: [
    heading('На границата'),
    paragraph('Градот е јужната врата на земјата. Во летен ден низ него минуваат дванаесет илјади автомобили.'),
    paragraph('Неговиот театар е стар осумдесет години.'),
  ],
};

/** What another city's translator was approved for: a text as here, and one that has changed here since. */
export const KNOWN = {
  officialName: 'Општина Гевгелија',
  gate: 'Градот е јужната врата на земјата. Во летен ден низ него минуваат петнаесет илјади автомобили.',
};
const FIFTEEN_THOUSAND =
  'The city is the southern gate of the country. Fifteen thousand cars pass it on a day in summer.';

let slugs = 0;

/** @returns what writes an entry in English, of a type such as `api::city.city`, and resolves to the address of what is done with it */
export const createBy =
  (api: AdminApi) =>
  async (type: string, english: object): Promise<string> => {
    const entry = { slug: `e-${(slugs += 1)}`, ...english, locale: 'en' };
    const { data } = await api<{ data: { documentId: string } }>('POST', `${CONTENT}/${type}`, entry);
    return `${CONTENT}/${type}/${data.documentId}`;
  };

/** @returns what writes texts of an entry, by its address, in a language */
export const writeBy = (api: AdminApi) => (entry: string, locale: string, texts: object) =>
  api('PUT', `${entry}?locale=${locale}`, texts);

/** Gives the hub a glossary with one term. */
export async function teachTerm(api: AdminApi): Promise<void> {
  const macedonian = { translation: 'мрежа', otherForms: ['мреж*'], forbidden: ['сојуз*'] };
  const term = { term: 'network', sourceLocale: 'en', translations: { mk: macedonian } };
  await api('POST', '/translations/glossary', term);
}

/** Gives the hub a memory of what was translated in another city. */
export async function teachMemory(api: AdminApi): Promise<void> {
  const [create, write] = [createBy(api), writeBy(api)];
  const { officialName } = ENGLISH;
  const other = await create(CITY, { name: 'Dojran', officialName, body: [paragraph(FIFTEEN_THOUSAND)] });
  await write(other, 'mk', { name: 'Дојран', officialName: KNOWN.officialName, body: [paragraph(KNOWN.gate)] });
  await api('POST', `${other.replace(CONTENT, '/localization/entries')}/mk/mark-translated`);
  // The hub learns it in the background, and then offers it for the city's own text in another entry.
  const asks = await create(CITY, { name: 'Asks', officialName });
  const aids = `${asks.replace(CONTENT, '/translations/aids')}/mk`;
  const isLearnt = async () => {
    const { data } = await api<{ data: { matches: unknown[] }[] }>('GET', aids);
    return data.some(({ matches }) => matches.length > 0);
  };
  while (!(await isLearnt()));
}

/** The city, by its address: translated, and then changed in English. */
export async function createCityToTranslate(api: AdminApi): Promise<string> {
  const [create, write] = [createBy(api), writeBy(api)];
  const city = await create(CITY, ENGLISH);
  await write(city, 'mk', MACEDONIAN);
  const [title, , theatre] = ENGLISH.body;
  await write(city, 'en', {
    name: 'Gevgelija by the Vardar',
    summary: 'Gevgelija lies on the right bank of the Vardar. It has been a member of the network since 2016.',
    body: [title, paragraph(FIFTEEN_THOUSAND), theatre, paragraph('The casinos came last.')],
  });
  return city;
}
