import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Drafts that somebody may do something with, as a part of an SQL statement. */
export interface AllowedDrafts {
  /** All in these languages. */
  locales: readonly string[];
  /** Selects the ids of those that are allowed beside them; undefined where none is. */
  ids: Knex.QueryBuilder | undefined;
}

const ACTIONS = {
  read: 'plugin::content-manager.explorer.read',
  update: 'plugin::content-manager.explorer.update',
  publish: 'plugin::content-manager.explorer.publish',
} as const;

export type AllowedAction = keyof typeof ACTIONS;

/** What somebody's roles grant, as Strapi puts it on the request. */
interface Ability {
  rulesFor(action: string, subject: string, field?: string): readonly unknown[];
}

/** A condition of Strapi's queries, as permissions become. */
type Condition = Record<string, unknown>;

/**
 * Says which drafts of a type somebody may do something with: what their roles grant in the content manager, languages and conditions
 * included. Asks the database nothing.
 *
 * @param ability - of the person, as Strapi puts it on the request
 * @param field - the attribute that is read or updated; the right to any will do where left out
 */
export function allowedDrafts({
  strapi,
  ability,
  type,
  action,
  field,
}: {
  strapi: Core.Strapi;
  ability: unknown;
  type: string;
  action: AllowedAction;
  field?: string;
}): AllowedDrafts {
  const { locales } = strapi.plugin('localization').service('locales').options() as {
    locales: readonly { code: string }[];
  };
  const codes = locales.map(({ code }) => code);
  // Strapi makes its query of all rules for an action: it is to see those for the field alone.
  const narrowed: Ability = {
    rulesFor: (name, subject) => (ability as Ability).rulesFor(name, subject, field),
  };
  const query = strapi
    .service('admin::permission')
    .createPermissionsManager({ ability: narrowed, model: type, action: ACTIONS[action] })
    .getQuery() as (Condition & { $or?: Condition[] }) | null;
  if (query === null || Object.keys(query).length === 0) return { locales: query ? codes : [], ids: undefined };

  const alternatives = query.$or ?? [query];
  const plain = alternatives.flatMap((alternative) => languagesOf(alternative, codes) ?? []);
  const others = alternatives.filter((alternative) => languagesOf(alternative, codes) === undefined);
  return {
    locales: codes.filter((code) => plain.includes(code)),
    ids: others.length === 0 ? undefined : selectIds({ strapi, type, filters: { $or: others } }),
  };
}

/** @returns the languages a condition limits drafts to; undefined where it looks at anything else, or in another way */
function languagesOf(condition: Condition, codes: readonly string[]): readonly string[] | undefined {
  let languages = codes;
  for (const [key, value] of Object.entries(condition)) {
    const found =
      key === '$and' ? intersect(value as Condition[], codes) : key === 'locale' ? listOf(value) : undefined;
    if (!found) return undefined;
    languages = languages.filter((code) => found.includes(code));
  }
  return languages;
}

function intersect(conditions: readonly Condition[], codes: readonly string[]): readonly string[] | undefined {
  const all = conditions.map((condition) => languagesOf(condition, codes));
  return all.reduce((one, other) => one && other && one.filter((code) => other.includes(code)), codes);
}

const listOf = (value: unknown): string[] | undefined => {
  const { $in: list, ...others } = (value ?? {}) as { $in?: unknown };
  return Array.isArray(list) && Object.keys(others).length === 0 ? (list as string[]) : undefined;
};

function selectIds({
  strapi,
  type,
  filters,
}: {
  strapi: Core.Strapi;
  type: string;
  filters: object;
}): Knex.QueryBuilder {
  const { where = {} } = strapi.get('query-params').transform(type, { filters }) as { where?: object };
  const builder = strapi.db.queryBuilder(type) as unknown as {
    init(params: object): { getKnexQuery(): Knex.QueryBuilder };
  };
  return builder.init({ select: ['id'], where: { $and: [where, { publishedAt: null }] } }).getKnexQuery();
}
