import { expectedRecords, expectedRows, rowName } from './expected';
import { isVisible, LAYERS, type Entry, type Layer, type LayerVersion, type Model, type State } from './model/model';
import { isLoose } from './model/progress';
import { slugOrigins } from './model/slugs';
import { shapeOf } from './schema';
import type { Stored } from './stored';

/**
 * Compares all that the hub holds with what it must hold. What the specification leaves open, the model takes over from the hub
 * where it is one of the possibilities.
 *
 * @returns the differences in words
 */
export function differences(model: Model, stored: Stored): string[] {
  for (const layer of LAYERS) takeOverOrders(model, layer, stored);
  for (const entry of model.entries.values()) takeOverStates(model, entry, stored);
  return [
    ...stored.faults,
    ...compareMaps(expectedRows(model), stored.rows),
    ...compareMaps(expectedRecords(model), stored.records, (name) => looseFields(model, name)),
    ...compareSlugs(model, stored),
  ];
}

/** Where an entry was added to a list from the other side, its place in it is the hub's choice, the same in all languages. */
function takeOverOrders(model: Model, layer: Layer, { rows }: Stored): void {
  for (const key of model.openOrders[layer]) {
    const [id = '', field = ''] = key.split('.');
    const expected = model.links[layer].get(key) ?? [];
    const lists = model.registry.locales.map(
      (locale) => rows.get(rowName(Number(id), layer, locale))?.links[field] ?? []
    );
    const longest = lists.reduce((one, other) => (other.length > one.length ? other : one), []);
    if (String([...longest].sort()) !== String([...expected].sort())) continue;
    model.links[layer].set(key, longest as number[]);
    model.openOrders[layer].delete(key);
  }
}

const WRITTEN_STATES = ['in-progress', 'in-review', 'translated'];

function takeOverStates(model: Model, entry: Entry, { records }: Stored): void {
  for (const locale of model.registry.locales) {
    if (entry.withheld.has(locale) || !isLoose({ entry, locale })) continue;
    const state = records.get(`#${entry.id} ${locale}`)?.state ?? '';
    if (WRITTEN_STATES.includes(state) && WRITTEN_STATES.includes(entry.states.get(locale) ?? '')) {
      entry.states.set(locale, state as State);
    }
  }
}

/** Which blocks of the source a version's blocks stand for is the hub's guess where they do not stand side by side. */
function looseFields(model: Model, name: string): string[] {
  const [id = '', locale = ''] = name.slice(1).split(' ');
  const entry = model.entries.get(Number(id));
  return entry && isLoose({ entry, locale }) ? ['staleCount', 'untranslatedCount'] : [];
}

function compareMaps(
  expected: Map<string, object>,
  found: Map<string, object>,
  leftOut: (name: string) => string[] = () => []
): string[] {
  const missing = [...expected.keys()].filter((name) => !found.has(name)).map((name) => `${name} is missing`);
  const surplus = [...found.keys()].filter((name) => !expected.has(name)).map((name) => `${name} should not be there`);
  const different = [...expected].flatMap(([name, wanted]) => {
    const got = found.get(name);
    if (!got) return [];
    return compareValues(name, wanted, got).filter(
      (line) => !leftOut(name).some((field) => line.includes(`.${field}:`))
    );
  });
  return [...missing, ...surplus, ...different];
}

function compareValues(path: string, wanted: unknown, got: unknown): string[] {
  const isListOfValues = Array.isArray(wanted) && !wanted.some(isObject);
  if (isObject(wanted) && isObject(got) && Array.isArray(wanted) === Array.isArray(got) && !isListOfValues) {
    const names = new Set([...Object.keys(wanted), ...Object.keys(got)]);
    return [...names].flatMap((name) => compareValues(`${path}.${name}`, wanted[name], got[name]));
  }
  const [expected, found] = [JSON.stringify(wanted), JSON.stringify(got)];
  return expected === found ? [] : [`${path}: expected ${expected}, got ${found}`];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function compareSlugs(model: Model, { slugs }: Stored): string[] {
  const { registry } = model;
  const faults: string[] = [];
  const taken = new Map<string, string>();
  for (const entry of model.entries.values()) {
    if (!shapeOf(entry.type).slugFrom) continue;
    for (const layer of LAYERS) {
      for (const locale of registry.locales) {
        if (!isVisible({ entry, layer, locale })) continue;
        const name = rowName(entry.id, layer, locale);
        const slug = slugs.get(name) ?? '';
        const owner = `${entry.type} ${layer} ${locale} ${slug}`;
        if (slug && taken.has(owner)) faults.push(`${name}: the slug ${slug} is that of ${taken.get(owner)}`);
        taken.set(owner, name);
        const wanted = possibleSlugs({ registry, entry, layer, locale }, slugs);
        if (!wanted.test(slug)) faults.push(`${name}.slug: expected ${wanted.source}, got ${slug}`);
        else if (layer === 'published') entry.knownSlugs.set(locale, slug);
        // The source's is there for others to follow: it stays until somebody writes another.
        else if (locale === entry.source) entry.formerSlugs.set(locale, slug);
      }
    }
  }
  return faults;
}

/** A person's slug; else the one readers know; else one made from the version's own name or the source's slug. */
function possibleSlugs(version: LayerVersion, slugs: Stored['slugs']): RegExp {
  const { entry, layer, locale } = version;
  const exactly = (slug: string) => `^${slug}$`;
  const written = entry.slugs[layer].get(locale);
  if (written !== undefined) return new RegExp(exactly(written));
  const known = entry.knownSlugs.get(locale);
  if (known !== undefined && layer === 'published') return new RegExp(exactly(known));
  const drafted = layer === 'published' ? slugs.get(rowName(entry.id, 'draft', locale)) : undefined;
  const former = [known, entry.formerSlugs.get(locale), drafted].filter((slug) => typeof slug === 'string');
  const layers = layer === 'draft' ? [layer] : LAYERS;
  const own = layers.flatMap((one) => slugOrigins({ ...version, layer: one }));
  const origins = own.length > 0 && layer === 'draft' ? own : [...own, ...sourceSlugs(entry, slugs)];
  // The number another entry's slug made necessary in one language may not be necessary in another.
  const bases = origins.flatMap((slug) => [slug, slug.replace(/-[0-9]+$/, '')]);
  return new RegExp([...former.map(exactly), ...bases.map((slug) => `^${slug}(-[0-9]+)?$`)].join('|'));
}

const sourceSlugs = (entry: Entry, slugs: Stored['slugs']): string[] =>
  LAYERS.flatMap((layer) => slugs.get(rowName(entry.id, layer, entry.source)) ?? []);
