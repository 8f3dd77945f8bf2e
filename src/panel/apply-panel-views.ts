import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { mapValues } from 'lodash';

import { COMPONENT_VIEWS } from './component-views';
import { CONTENT_TYPE_VIEWS } from './content-type-views';
import { mergeView, type Applied, type Configuration } from './merge';
import type { ComponentView, ContentTypeView } from './panel-view';
import { componentPieces, contentTypePieces, type Model, type Pieces } from './pieces';

export interface PanelViews {
  contentTypes: Readonly<Record<string, ContentTypeView>>;
  components: Readonly<Record<string, ComponentView>>;
}

/** The views this hub ships. */
export const PANEL_VIEWS: PanelViews = { contentTypes: CONTENT_TYPE_VIEWS, components: COMPONENT_VIEWS };

interface Snapshot {
  /** Of everything the code wanted, so that a boot without a change reads one row and writes none. */
  hash: string;
  models: Record<string, Applied>;
}

/** The content manager's own service for configurations of content types or of components. */
interface ConfigurationService {
  findConfiguration(model: { uid: string }): Promise<Configuration>;
  updateConfiguration(model: { uid: string }, configuration: Configuration): Promise<unknown>;
}

interface Target {
  model: Model;
  desired: Pieces;
  configurations: ConfigurationService;
}

/**
 * Brings labels, hints, forms, columns and main fields of every content type and component into the admin panel.
 * Idempotent; runs at each boot, after the content manager has brought its configurations in line with the schemas.
 * What an administrator changed in the panel since is kept, piece by piece.
 *
 * @throws Error naming a view whose content type or component does not exist
 */
export async function applyPanelViews({
  strapi,
  views = PANEL_VIEWS,
}: {
  strapi: Core.Strapi;
  views?: PanelViews;
}): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'panel' });
  const targets = findTargets(strapi, views);
  const models = Object.fromEntries(
    targets.map(({ model, desired }) => [
      model.uid,
      { pieces: desired, types: mapValues(model.attributes, ({ type }) => type) },
    ])
  );
  const hash = createHash('sha256').update(JSON.stringify(models)).digest('hex');
  const before = (await store.get({ key: 'views' })) as Snapshot | null;
  if (before?.hash === hash) return;

  const hasAttribute = (uid: string, name: string) => findModel(strapi, uid)?.attributes[name] !== undefined;
  await strapi.db.transaction(async () => {
    await lockConfigurations(strapi);
    for (const { model, desired, configurations } of targets) {
      const { settings, metadatas, layouts } = await configurations.findConfiguration(model);
      const stored = { settings, metadatas, layouts };
      const applied = before?.models[model.uid];
      const merged = mergeView({ stored, desired, applied, model, hasAttribute });
      await configurations.updateConfiguration(model, merged);
    }
    await store.set({ key: 'views', value: { hash, models } satisfies Snapshot });
  });
}

function findTargets(strapi: Core.Strapi, views: PanelViews): Target[] {
  const mainFields = mapValues(views.contentTypes, ({ mainField }) => mainField);
  const contentManager = strapi.plugin('content-manager');
  const modelOf = (uid: string) => {
    const model = findModel(strapi, uid);
    if (!model) throw new Error(`The admin panel has a view for "${uid}", which does not exist.`);
    return model;
  };
  return [
    ...Object.entries(views.components).map(([uid, view]) => ({
      model: modelOf(uid),
      desired: componentPieces(modelOf(uid), view, mainFields),
      configurations: contentManager.service<ConfigurationService>('components'),
    })),
    ...Object.entries(views.contentTypes).map(([uid, view]) => ({
      model: modelOf(uid),
      desired: contentTypePieces(modelOf(uid), view, mainFields),
      configurations: contentManager.service<ConfigurationService>('content-types'),
    })),
  ];
}

function findModel(strapi: Core.Strapi, uid: string): Model | undefined {
  const models: Readonly<Record<string, unknown>> = { ...strapi.contentTypes, ...strapi.components };
  return models[uid] as Model | undefined;
}

/** An administrator who saves a view on another node waits for us, so that neither change is lost. */
async function lockConfigurations(strapi: Core.Strapi): Promise<void> {
  await strapi.db
    .queryBuilder('strapi::core-store')
    .select(['id'])
    .where({ key: { $startsWith: 'plugin_content_manager_configuration_' } })
    .forUpdate()
    .execute();
}
