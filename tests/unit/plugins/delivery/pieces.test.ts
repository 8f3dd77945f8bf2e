import type { Core } from '@strapi/strapi';
import fc from 'fast-check';

import type { ContentLink, ContentModel } from '../../../../src/plugins/delivery/server/content-model';
import { assemble, madeOf } from '../../../../src/plugins/delivery/server/reads/assemble';
import type { Gathered } from '../../../../src/plugins/delivery/server/reads/gather-pieces';
import { openKeptParts } from '../../../../src/plugins/delivery/server/reads/kept-parts';
import { orderAttributes } from '../../../../src/plugins/delivery/server/reads/order-attributes';
import { writePiece, type Piece } from '../../../../src/plugins/delivery/server/reads/pieces';
import type { Shape } from '../../../../src/plugins/delivery/server/reads/shapes';
import type { ReadWatch } from '../../../../src/plugins/delivery/server/services/memory';

const shapeOf = (number: number, holes: Record<string, Shape> = {}): Shape => ({
  uid: 'api::city.city',
  number,
  fields: undefined,
  populate: undefined,
  holes: new Map(Object.entries(holes)),
});
const CITY = shapeOf(1);
const EVENT = shapeOf(2, { hostCity: CITY, cities: CITY });

interface City {
  id: number;
  name: string;
}
interface Event {
  id: number;
  title: string;
  hostCity?: City | null;
  cities?: City[];
  venue?: string | undefined;
}

const CITIES: City[] = ['Скопје', 'Korçë', '"]}', ''].map((name, id) => ({ id, name }));
const city = fc.constantFrom(...CITIES);
const event: fc.Arbitrary<Event> = fc.record(
  {
    id: fc.nat(),
    title: fc.string({ unit: 'grapheme' }),
    hostCity: fc.option(city),
    cities: fc.array(city),
    venue: fc.constantFrom('Театар', undefined),
  },
  { requiredKeys: ['id', 'title'] }
);
/** An entry's attributes come in any order. */
const shuffled = event.chain((entry) =>
  fc
    .shuffledSubarray(Object.entries(entry), { minLength: Object.keys(entry).length })
    .map((entries) => Object.fromEntries(entries) as unknown as Event)
);

const pieceOf = (shape: Shape, row: { id: number }, tags: string[] | undefined = [`row:${row.id}`]): Piece => ({
  id: row.id,
  ...writePiece(shape, row),
  tags,
  entries: [`entries/${row.id}`],
});

function gathered(pieces: Piece[], cities: Piece[] = CITIES.map((row) => pieceOf(CITY, row))): Gathered {
  return { pieces, inside: ({ ids }) => ids.map((id) => cities.find((piece) => piece.id === id) as Piece) };
}

const textOf = (answer: Gathered) => Buffer.concat(assemble(answer)).toString();

describe('pieces put together', () => {
  it('are the text that JSON has for the whole entries, whatever is in them and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(shuffled), (events) => {
        const pieces = events.map((row) => pieceOf(EVENT, row));
        expect(`[${textOf(gathered(pieces))}]`).toBe(JSON.stringify(events));
      })
    );
  });

  it('hold no text of the entries that they lead to', () => {
    const { text } = pieceOf(EVENT, { id: 1, hostCity: CITIES[0], cities: CITIES } as Event & { id: number });
    expect(text.toString()).toBe('{"id":1,"hostCity":,"cities":[]}');
  });

  it('are kept with nothing but their own bytes, where Node cuts them from a larger buffer', () => {
    const keep = jest.fn<'kept', Parameters<ReadWatch['keep']>>(() => 'kept');
    const strapi = { plugin: () => ({ service: () => undefined }) } as unknown as Core.Strapi;
    const piece = pieceOf(CITY, CITIES[1] as City);
    openKeptParts({ strapi, watch: { keep } as Partial<ReadWatch> as ReadWatch }).keepPiece(CITY, piece);
    const { text } = keep.mock.lastCall?.[0].value as Piece;
    expect(text).toEqual(piece.text);
    expect(text.buffer.byteLength).toBe(text.length);
  });

  it('are made of all that is in them, each named once', () => {
    const events = [1, 2].map((id) => pieceOf(EVENT, { id, cities: CITIES.slice(0, 2) } as Event));
    const { tags, entries } = madeOf(gathered(events)) ?? {};
    expect([...(tags ?? [])].sort()).toEqual(['row:0', 'row:1', 'row:2']);
    expect([...(entries ?? [])].sort()).toEqual(['entries/0', 'entries/1', 'entries/2']);
  });

  it('cannot be kept where nobody can tell when an entry that they lead to changes', () => {
    const cities = CITIES.map((row) => ({ ...pieceOf(CITY, row), tags: undefined }));
    const of = (row: Event) => madeOf(gathered([pieceOf(EVENT, row)], cities));
    expect(of({ id: 1, title: '', cities: CITIES })).toBeUndefined();
    expect(of({ id: 1, title: '', cities: [] })?.tags).toEqual(new Set(['row:1']));
  });
});

describe('what is populated', () => {
  const links: Record<string, Record<string, ContentLink>> = {
    event: {
      hostCity: { kind: 'relation', targets: ['city'] },
      parts: { kind: 'dynamiczone', targets: ['quote', 'picture'] },
      related: { kind: 'unknown', targets: [] },
    },
    city: { country: { kind: 'relation', targets: ['country'] }, topics: { kind: 'relation', targets: ['topic'] } },
    picture: { image: { kind: 'media', targets: ['file'] }, author: { kind: 'relation', targets: ['person'] } },
  };
  const model = { linksOf: (uid: string) => new Map(Object.entries(links[uid] ?? {})) } as unknown as ContentModel;

  it('stands behind an entry’s own attributes in the order of the type’s, however the database answered', () => {
    const row = {
      related: { b: 1, a: 2 },
      parts: [{ author: null, image: { id: 7 }, id: 1, __component: 'picture' }],
      title: 'Summit',
      hostCity: { topics: [], country: { name: 'Albania' }, name: 'Durrës' },
    };
    expect(JSON.stringify(orderAttributes({ model }, 'event', row))).toBe(
      JSON.stringify({
        title: 'Summit',
        hostCity: { name: 'Durrës', country: { name: 'Albania' }, topics: [] },
        parts: [{ id: 1, __component: 'picture', image: { id: 7 }, author: null }],
        related: { b: 1, a: 2 },
      })
    );
  });

  it('stays as it is where it stands so, also in a row that shows a part of the type’s', () => {
    const row = { title: 'Summit', hostCity: null, related: [{ b: 1 }] };
    const before = JSON.stringify(row);
    expect(orderAttributes({ model }, 'event', row)).toBe(row);
    expect(JSON.stringify(row)).toBe(before);
  });
});
