import { errors } from '@strapi/utils';
import type { Knex } from 'knex';

import type { OwnTexts } from '../../domain/own-texts';
import type { EntryRecord } from '../../domain/version-record';
import type { PlannedVersion } from '../../store/planned-rows';
import type { Keeper } from '../keeper';

export function slugOf(own: OwnTexts, name: string): string | undefined {
  const text = own[name]?.text;
  return typeof text === 'string' ? text : undefined;
}

interface Choosing {
  keeper: Keeper;
  trx: Knex;
  type: string;
  entries: readonly { record: EntryRecord; plans: readonly PlannedVersion[] }[];
}

interface Request {
  plan: PlannedVersion;
  base: string;
}

/**
 * Sets the slugs of drafts: a person's own, else the published one, else one made from the version's own title, else the source's; with a
 * number where another entry has it in that language. Asks the database only for slugs that change.
 *
 * @throws ValidationError naming a slug that a person wrote and another entry has in that language
 */
export async function chooseSlugs({ keeper, trx, type, entries }: Choosing): Promise<void> {
  const { slug } = keeper.tables.shapeOfPart({ uid: type }, true);
  if (!slug) return;
  const requests: Request[] = [];
  const written: Request[] = [];
  for (const { record, plans } of entries) {
    const sourcePlan = plans.find(({ locale }) => locale === record.sourceLocale);
    const ofSource = sourcePlan?.existing?.slug ?? undefined;
    const source = ofSource ?? (sourcePlan ? ownSlug({ keeper, plan: sourcePlan, title: slug.madeFrom }) : undefined);
    for (const plan of plans) {
      const version = record.versions.get(plan.locale);
      const fixed =
        plan === sourcePlan
          ? ofSource
          : (slugOf(version?.draftTexts ?? {}, slug.name) ?? slugOf(version?.publishedTexts ?? {}, slug.name));
      plan.slug = fixed ?? null;
      if (fixed !== undefined) {
        if (fixed !== plan.existing?.slug) written.push({ plan, base: fixed });
        continue;
      }
      const base = ownSlug({ keeper, plan, title: slug.madeFrom }) ?? source ?? null;
      if (base !== null && base !== plan.existing?.slug) requests.push({ plan, base });
      else plan.slug = base;
    }
  }
  const column = keeper.tables.columnOf(type, slug.name);
  await checkFree({ keeper, trx, type, requests: written, column });
  await giveFreeSlugs({ keeper, trx, type, requests, column });
}

/** A slug made from a version's title, where that is in the version's language. */
function ownSlug({
  keeper,
  plan,
  title,
}: {
  keeper: Keeper;
  plan: PlannedVersion;
  title: string | undefined;
}): string | undefined {
  const shown = title === undefined ? undefined : plan.shown.get(title);
  const isOwn = shown?.locales.every((locale) => locale === plan.locale) === true;
  return (isOwn && typeof shown.text === 'string' && keeper.slugify(shown.text)) || undefined;
}

interface Asking extends Omit<Choosing, 'entries'> {
  requests: readonly Request[];
  column: string;
}

interface TakenSlug {
  slug: string;
  locale: string;
  document_id: string;
}

/** Which entries have any of some slugs, drafts and published, in the languages that are asked for. */
async function findTaken(
  { keeper, trx, type, requests, column }: Asking,
  slugs: readonly string[]
): Promise<TakenSlug[]> {
  const locales = new Set(requests.map(({ plan }) => plan.locale));
  const { rows } = await trx.raw<{ rows: TakenSlug[] }>(
    'SELECT ?? AS slug, locale, document_id FROM ?? WHERE ?? = ANY(?) AND locale = ANY(?)',
    [column, keeper.tables.tableOf(type), column, [...new Set(slugs)], [...locales]]
  );
  return rows;
}

const isTakenBy = ({ plan }: Request, slug: string, row: TakenSlug): boolean =>
  row.slug === slug && row.locale === plan.locale && row.document_id !== plan.documentId;

async function checkFree(asking: Asking): Promise<void> {
  const { requests } = asking;
  if (requests.length === 0) return;
  const rows = await findTaken(
    asking,
    requests.map(({ base }) => base)
  );
  const taken = requests.filter((request) => rows.some((row) => isTakenBy(request, request.base, row)));
  if (taken.length === 0) return;
  const faults = taken.map(({ plan, base }) => `slug "${base}" is taken by another entry in ${plan.locale}`);
  throw new errors.ValidationError(`${faults.join('; ')}; slugs are unique per type and language`, {
    parameter: 'slug',
  });
}

/** How many numbers are tried at once. */
const STEP = 20;

async function giveFreeSlugs(asking: Asking): Promise<void> {
  let open = asking.requests;
  const given = new Set<string>();
  for (let first = 1; open.length > 0; first += STEP) {
    const numbers = Array.from({ length: STEP }, (_, index) => first + index);
    const candidates = (base: string) => numbers.map((number) => (number === 1 ? base : `${base}-${number}`));
    const rows = await findTaken(
      { ...asking, requests: open },
      open.flatMap(({ base }) => candidates(base))
    );
    open = open.filter((request) => {
      const { plan, base } = request;
      const isFree = (slug: string) =>
        !given.has(`${plan.locale} ${slug}`) && !rows.some((row) => isTakenBy(request, slug, row));
      const slug = candidates(base).find(isFree);
      if (slug === undefined) return true;
      given.add(`${plan.locale} ${slug}`);
      plan.slug = slug;
      return false;
    });
  }
}
