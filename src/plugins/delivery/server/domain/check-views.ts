import type { DeliveryViews, Excerpt, Part, Shown } from '../../shared/contracts';

/** What the check needs to know of the content model. */
export interface ViewModel {
  /** A content type, component or file; undefined where there is none of that uid. */
  attributesOf(uid: string): Readonly<Record<string, { type: string }>> | undefined;
  /** The content type, component or file behind an attribute; undefined where it leads to none. */
  targetOf(uid: string, attribute: string): string | undefined;
}

/**
 * Finds what the delivery views name and the content model does not have, and parts that are different and have one name. That nothing else in the OpenAPI document has
 * the name of a part, `writeDocument` sees to.
 *
 * @param views - by uid of their content type
 * @returns a sentence per fault: the type, the view, and what is wrong
 */
export function findViewFaults(views: Readonly<Record<string, DeliveryViews>>, model: ViewModel): string[] {
  const named = new Map<string, string>();
  return Object.entries(views).flatMap(([uid, { link, card, page }]) => {
    if (!model.attributesOf(uid)) return [`${uid} is not a content type`];
    const faults = [
      ...partFaults({ fields: link }, uid).map((fault) => `link ${fault}`),
      ...partFaults(card, uid).map((fault) => `card ${fault}`),
      ...partFaults(page, uid).map((fault) => `page ${fault}`),
      ...Object.entries(page.excerpts ?? {}).flatMap(([name, excerpt]) =>
        excerptFaults(excerpt, uid).map((fault) => `page's ${name} ${fault}`)
      ),
    ];
    return faults.map((fault) => `${uid}: ${fault}`);
  });

  function partFaults({ fields, populate = {} }: Part<'link' | 'card'>, uid: string): string[] {
    const known = model.attributesOf(uid) ?? {};
    const unknown = fields
      .filter((field) => !(field in known))
      .map((field) => `shows "${field}", which ${uid} has not`);
    const behind = Object.entries(populate).flatMap(([attribute, shown]) => {
      const target = model.targetOf(uid, attribute);
      if (target === undefined) return [`populates "${attribute}", which is no relation, component or media of ${uid}`];
      return shownFaults(shown, target);
    });
    return [...unknown, ...behind];
  }

  function shownFaults(shown: Shown<'link' | 'card'>, target: string): string[] {
    if (typeof shown === 'object' && !('as' in shown))
      return [...nameFaults(shown, target), ...partFaults(shown, target)];
    const sorted = typeof shown === 'object' ? sortFaults([shown.sort], target) : [];
    return [...(target in views ? [] : [`shows ${target}, which has no views`]), ...sorted];
  }

  /** A name stands for one part. */
  function nameFaults({ name, ...part }: Part<'link' | 'card'>, target: string): string[] {
    if (name === undefined) return [];
    const content = JSON.stringify([target, part]);
    const known = named.get(name) ?? content;
    named.set(name, known);
    return known === content ? [] : [`calls two different things "${name}"`];
  }

  function sortFaults(sort: readonly string[], uid: string): string[] {
    const known = model.attributesOf(uid) ?? {};
    const names = sort.map((key) => key.split(':')[0] as string);
    return names.filter((name) => !(name in known)).map((name) => `sorts ${uid} by "${name}", which it has not`);
  }

  function excerptFaults({ type, by, sort }: Excerpt, uid: string): string[] {
    if (!(type in views)) return [`shows ${type}, which has no views`];
    let at: string | undefined = type;
    for (const attribute of by.split('.')) at = at === undefined ? undefined : model.targetOf(at, attribute);
    return [
      ...(at === uid ? [] : [`goes by "${by}", which does not lead from ${type} to ${uid}`]),
      ...sortFaults(sort, type),
    ];
  }
}
