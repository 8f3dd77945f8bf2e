import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';

import type { Populate, Row } from './entry-row';

/** What of a model's rows a reader does not see, and where its rows lead. */
interface ModelPlan {
  hidden: string[];
  links: { name: string; target: string; isRelation: boolean }[];
  /** Relations to rows of no one model. */
  unclear: ReadonlySet<string>;
}

const FILE = 'plugin::upload.file';

/**
 * Takes from rows what Strapi's sanitizer takes from them before they are answered: private attributes, passwords, and relations to types that
 * the reader may not find. It takes one look at each row, where that one visits each attribute three times.
 */
export function createRowFilter({ strapi }: { strapi: Core.Strapi }) {
  const plans = new Map<string, ModelPlan>();
  const planOf = (uid: string): ModelPlan => {
    const plan = plans.get(uid) ?? createPlan({ strapi }, uid);
    plans.set(uid, plan);
    return plan;
  };

  return {
    /**
     * @returns the types that relations in the rows lead to, which the reader may have no right to find; undefined where only Strapi itself can tell
     * what is to be shown
     */
    findTargets(uid: string, populate: Populate): Set<string> | undefined {
      const { links, unclear } = planOf(uid);
      const targets = new Set<string>();
      for (const [name, options] of Object.entries(populate)) {
        const link = links.find((known) => known.name === name);
        if (!link || unclear.has(name)) return undefined;
        if (link.isRelation) targets.add(link.target);
        const nested = typeof options === 'object' ? options.populate : undefined;
        const below = nested && this.findTargets(link.target, nested);
        if (nested && !below) return undefined;
        below?.forEach((target) => targets.add(target));
      }
      return targets;
    },

    /** Changes the row: what is hidden becomes undefined, which JSON leaves out. */
    hide(uid: string, row: Row, mayFind: ReadonlySet<string>): void {
      const { hidden, links } = planOf(uid);
      for (const name of hidden) if (name in row) row[name] = undefined;
      for (const { name, target, isRelation } of links) {
        const value = row[name] as Row | Row[] | null | undefined;
        if (value === undefined || value === null) {
          if (value === null && isRelation && !mayFind.has(target)) row[name] = undefined;
          continue;
        }
        if (isRelation && !mayFind.has(target)) row[name] = undefined;
        else if (Array.isArray(value)) value.forEach((entry) => this.hide(target, entry, mayFind));
        else this.hide(target, value, mayFind);
      }
    },
  };
}

function createPlan({ strapi }: { strapi: Core.Strapi }, uid: string): ModelPlan {
  const model = strapi.getModel(uid as UID.ContentType);
  const plan: ModelPlan & { unclear: Set<string> } = { hidden: [], links: [], unclear: new Set() };
  for (const [name, attribute] of Object.entries(model.attributes)) {
    if (attribute.type === 'password' || contentTypes.isPrivateAttribute(model, name)) plan.hidden.push(name);
    else if (attribute.type === 'component') {
      plan.links.push({ name, target: attribute.component, isRelation: false });
    } else if (attribute.type === 'media') plan.links.push({ name, target: FILE, isRelation: false });
    else if (attribute.type === 'dynamiczone') plan.unclear.add(name);
    else if (attribute.type === 'relation') {
      if ('target' in attribute && !attribute.relation.startsWith('morph')) {
        plan.links.push({ name, target: attribute.target, isRelation: true });
      } else plan.unclear.add(name);
    }
  }
  return plan;
}
