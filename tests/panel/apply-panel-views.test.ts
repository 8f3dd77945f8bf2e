import { mapValues, omit } from 'lodash';
import { Client } from 'pg';

import { applyPanelViews, PANEL_VIEWS, type PanelViews } from '../../src/panel/apply-panel-views';
import { COMPONENT_VIEWS } from '../../src/panel/component-views';
import type { Configuration } from '../../src/panel/merge';
import { registerAdministrator } from '../support/administrator';
import { startHub, type Hub } from '../support/hub';

type Metadata = Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
type StoredView = Configuration & { settings: Record<string, unknown>; metadatas: Metadata };

const CITY = 'api::city.city';
const CITY_VIEW = PANEL_VIEWS.contentTypes[CITY]!;

let hub: Hub;
let token: string;
let database: Client;

beforeAll(async () => {
  hub = await startHub();
  token = await registerAdministrator(hub);
  database = new Client({ connectionString: hub.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await hub.stop();
});

const kindOf = (uid: string) => (uid in COMPONENT_VIEWS ? 'components' : 'content-types');

/** What the admin panel itself asks for to draw a form or a list. */
async function readView(uid: string): Promise<StoredView> {
  const response = await hub.request
    .get(`/content-manager/${kindOf(uid)}/${uid}/configuration`)
    .auth(token, { type: 'bearer' })
    .expect(200);
  const { data } = response.body as { data: { contentType?: StoredView; component?: StoredView } };
  return (data.contentType ?? data.component) as StoredView;
}

/** What the panel's "Configure the view" sends when an administrator saves it. */
async function saveView(uid: string, { settings, metadatas, layouts }: StoredView): Promise<void> {
  const response = await hub.request
    .put(`/content-manager/${kindOf(uid)}/${uid}/configuration`)
    .auth(token, { type: 'bearer' })
    // The answer to GET repeats a relation's main field for lists; like the panel, send it back without.
    .send({
      settings,
      layouts,
      metadatas: mapValues(metadatas, ({ edit, list }) => ({ edit, list: omit(list, 'mainField') })),
    });
  expect({ uid, status: response.status, error: (response.body as { error?: unknown }).error }).toEqual({
    uid,
    status: 200,
    error: undefined,
  });
}

/** The shipped views with another city. */
const withCity = (change: Partial<PanelViews['contentTypes'][string]>): PanelViews => ({
  ...PANEL_VIEWS,
  contentTypes: { ...PANEL_VIEWS.contentTypes, [CITY]: { ...CITY_VIEW, ...change } },
});

const relabelled = (labels: Record<string, string>) => ({
  fields: {
    ...CITY_VIEW.fields,
    ...Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, { ...CITY_VIEW.fields[name]!, label }])),
  },
});

describe('after the first boot', () => {
  const contentTypes = Object.entries(PANEL_VIEWS.contentTypes);
  const everyView = [...contentTypes, ...Object.entries(PANEL_VIEWS.components)];

  it('every content type and component of the hub has a view', () => {
    const uids = [...Object.keys(hub.strapi.contentTypes), ...Object.keys(hub.strapi.components)];
    const ours = uids.filter((uid) => uid.startsWith('api::') || uid.startsWith('shared.'));
    expect(everyView.map(([uid]) => uid).sort()).toEqual(ours.sort());
  });

  it.each(everyView)('%s says of every field what it is called and what belongs in it', async (uid, view) => {
    const { metadatas } = await readView(uid);
    const shown = Object.keys(hub.strapi.getModel(uid as typeof CITY).attributes).filter((name) => name in metadatas);
    const fields = shown.filter((name) => metadatas[name]!.edit.visible);
    expect(fields.sort()).toEqual(Object.keys(view.fields).sort());
    for (const [name, { label, hint, placeholder = '' }] of Object.entries(view.fields)) {
      expect(metadatas[name]).toMatchObject({
        edit: { label, description: hint, placeholder },
        list: { label },
      });
    }
  });

  it.each(everyView)('%s shows every field once, in the rows of its table', async (uid, view) => {
    const { layouts, settings } = await readView(uid);
    expect(layouts.edit.map((row) => Object.fromEntries(row.map(({ name, size }) => [name, size])))).toEqual(view.form);
    expect(settings.mainField).toBe(view.mainField);
  });

  it.each(contentTypes)('%s opens its list with its columns and order', async (uid, view) => {
    const { layouts, settings } = await readView(uid);
    expect(layouts.list).toEqual(view.columns);
    expect(settings).toMatchObject({
      defaultSortBy: view.sort.by,
      defaultSortOrder: view.sort.order,
      pageSize: view.pageSize,
    });
  });

  it.each(everyView)('%s is one that the panel itself accepts back', async (uid) => {
    await saveView(uid, await readView(uid));
  });

  it('relation pickers call an entry by the main field of its type', async () => {
    const { metadatas } = await readView('api::resource.resource');
    expect(metadatas.event!.edit.mainField).toBe('title');
    expect(metadatas.region!.edit.mainField).toBe('name');
  });

  it.each([
    ['api::region.region', 'memberCityCount'],
    ['api::region.region', 'countryCount'],
    ['api::grant.grant', 'state'],
  ])('%s shows %s, which the hub computes, and lets nobody edit it', async (uid, field) => {
    const { metadatas, layouts } = await readView(uid);
    expect(metadatas[field]!.edit).toMatchObject({ editable: false, visible: true });
    expect(layouts.edit.flat().map(({ name }) => name)).toContain(field);
  });
});

/** The identity of every stored row: a transaction that writes one changes its xmin. */
async function storedRows(): Promise<unknown[]> {
  const { rows } = await database.query('SELECT id, xmin FROM strapi_core_store_settings ORDER BY id');
  return rows;
}

describe('a later boot', () => {
  let shipped: StoredView;

  beforeAll(async () => {
    shipped = await readView(CITY);
  });
  afterEach(async () => {
    await saveView(CITY, shipped);
    await applyPanelViews({ strapi: hub.strapi });
    expect(await readView(CITY)).toEqual(shipped);
  });

  it('writes nothing where the code has not changed', async () => {
    const before = await storedRows();
    await applyPanelViews({ strapi: hub.strapi });
    expect(await storedRows()).toEqual(before);
  });

  it('brings in what changed in the code, and leaves the rest', async () => {
    await applyPanelViews({ strapi: hub.strapi, views: withCity({ ...relabelled({ name: 'City' }), pageSize: 20 }) });

    const expected = structuredClone(shipped);
    expected.metadatas.name!.edit.label = 'City';
    expected.metadatas.name!.list.label = 'City';
    expected.settings.pageSize = 20;
    expect(await readView(CITY)).toEqual(expected);
  });

  it('keeps what an administrator changed, piece by piece, while other changes of the code come in', async () => {
    const theirs = structuredClone(shipped);
    theirs.metadatas.name!.edit.label = 'Name of the town';
    theirs.metadatas.website!.edit.description = '';
    theirs.settings.pageSize = 100;
    theirs.layouts.list = ['name', 'population'];
    theirs.layouts.edit = [[{ name: 'name', size: 12 }], [{ name: 'country', size: 12 }]];
    await saveView(CITY, theirs);

    await applyPanelViews({
      strapi: hub.strapi,
      views: withCity({
        ...relabelled({ name: 'City', website: 'Home page', country: 'State' }),
        pageSize: 20,
        sort: { by: 'memberSince', order: 'DESC' },
        columns: ['name', 'website'],
        form: [...CITY_VIEW.form].reverse(),
      }),
    });

    const after = await readView(CITY);
    expect(after.metadatas.name).toMatchObject({ edit: { label: 'Name of the town' }, list: { label: 'City' } });
    expect(after.metadatas.website!.edit).toMatchObject({ label: 'Home page', description: '' });
    expect(after.metadatas.country!.edit.label).toBe('State');
    expect(after.settings).toMatchObject({ pageSize: 100, defaultSortBy: 'memberSince', defaultSortOrder: 'DESC' });
    expect(after.layouts).toEqual(theirs.layouts);
  });

  it('is refused, with the name of the view, where the code describes a type that does not exist', async () => {
    const views = { ...PANEL_VIEWS, contentTypes: { 'api::village.village': CITY_VIEW } };
    await expect(applyPanelViews({ strapi: hub.strapi, views })).rejects.toThrow('api::village.village');
  });
});

describe('a boot with another schema', () => {
  const attributes = () => hub.strapi.contentType(CITY).attributes as Record<string, { type: string }>;
  const motto: PanelViews = withCity({
    fields: { ...CITY_VIEW.fields, motto: { label: 'Motto', hint: 'As on the coat of arms.' } },
    form: [{ motto: 12 }, ...CITY_VIEW.form],
    mainField: 'motto',
  });

  /** What a boot does once the schema is read: the content manager syncs, then the views are applied. */
  async function boot(views?: PanelViews): Promise<StoredView> {
    await hub.strapi.plugin('content-manager').service('content-types').syncConfigurations();
    await applyPanelViews({ strapi: hub.strapi, views });
    return readView(CITY);
  }

  beforeEach(() => {
    attributes().motto = { type: 'string' };
  });
  afterEach(async () => {
    delete attributes().motto;
    await boot();
  });

  it('puts a new field where the code says, and takes it away with the code', async () => {
    const before = await readView(CITY);
    const withMotto = await boot(motto);
    expect(withMotto.metadatas.motto!.edit).toMatchObject({ label: 'Motto', description: 'As on the coat of arms.' });
    expect(withMotto.layouts.edit).toEqual([[{ name: 'motto', size: 12 }], ...before.layouts.edit]);
    expect(withMotto.settings.mainField).toBe('motto');

    delete attributes().motto;
    expect(await boot()).toEqual(before);
  });

  it('adds a new field to a form that an administrator arranged, without rearranging it', async () => {
    const before = await readView(CITY);
    const theirs = structuredClone(before);
    theirs.layouts.edit.reverse();
    delete attributes().motto;
    await saveView(CITY, theirs);

    attributes().motto = { type: 'string' };
    const after = await boot(motto);
    const fields = ({ layouts }: StoredView) => layouts.edit.flat().map(({ name }) => name);
    expect(fields(after)).toEqual([...fields(theirs), 'motto']);
    expect(after.metadatas.motto!.edit.label).toBe('Motto');

    await saveView(CITY, { ...after, layouts: before.layouts });
  });
});
