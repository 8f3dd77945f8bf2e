import type { Edit } from '../edit';
import { REGISTRY_LATER, type Registry } from '../registry';

import { act } from './acts';
import { remove } from './deleting';
import type { Model } from './model';
import { discard, publish, unpublish } from './publishing';
import { clone, create, save } from './writing';

/**
 * Does an edit to the model.
 *
 * @throws Refusal where the hub must refuse it; the model is then as it was
 */
export function applyToModel(model: Model, edit: Edit): void {
  switch (edit.do) {
    case 'create':
      create(model, edit);
      return;
    case 'save':
      return save(model, edit);
    case 'publish':
      return publish(model, edit);
    case 'unpublish':
      return unpublish(model, edit);
    case 'discard':
      return discard(model, edit);
    case 'delete':
      return remove(model, edit);
    case 'clone':
      return clone(model, edit);
    case 'act':
      return act(model, edit);
    case 'add locale':
      return extendRegistry(model, REGISTRY_LATER);
  }
}

/** A language is added: every entry gets a version in it. */
function extendRegistry(model: Model, registry: Registry): void {
  model.registry = registry;
  for (const { states } of model.entries.values()) {
    for (const locale of registry.locales) if (!states.has(locale)) states.set(locale, 'derived');
  }
}
