import { STAMP_HEADER } from '../../../../src/plugins/localization/shared/contracts';
import type { Answer } from '../../../access/support/client';

import { ask, authorizations, CITY, city } from './city-desk';

const CONTENT = '/content-manager/collection-types';
/** Not in a form: what says which version it is, and what the content manager adds to its answers. */
const NO_FIELDS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale', 'status', 'localizations'];

export type Values = Record<string, unknown>;

/** What the content manager's form is made from. */
export interface Form {
  /** Who has it before them. */
  who: string;
  address: string;
  locale: string;
  values: Values;
  stamp: string | undefined;
}

export const askAs = (who: string, request: Omit<Parameters<typeof ask>[0], 'authorization'>): Promise<Answer> =>
  ask({ ...request, authorization: authorizations.get(who) });

export const metaOf = ({ body }: Answer) => (body as unknown as { meta?: { contentStamp?: string } }).meta;

/** Opens the form of the test's city, or of what is at another address. */
export async function openForm(
  locale: string,
  { who = 'editor', address = `${CONTENT}/${CITY}/${city}` }: { who?: string; address?: string } = {}
): Promise<Form> {
  const answer = await askAs(who, { method: 'GET', path: `${address}?locale=${locale}` });
  expect(answer.status).toBe(200);
  // Of relations a form sends what was added and what was taken away: nothing here.
  const isRelation = (value: unknown) => typeof value === 'object' && value !== null && 'count' in value;
  const values = Object.entries(answer.body?.data as Values).filter(
    ([name, value]) => !NO_FIELDS.includes(name) && !isRelation(value)
  );
  return { who, address, locale, values: Object.fromEntries(values), stamp: metaOf(answer)?.contentStamp };
}

/** Saves a form as the panel does: with all it was made from, and what was typed. */
export const save = ({ who, address, locale, values, stamp = '' }: Form, typed: Values = {}): Promise<Answer> =>
  askAs(who, {
    method: 'PUT',
    path: `${address}?locale=${locale}`,
    headers: { [STAMP_HEADER]: stamp },
    body: { ...values, ...typed },
  });

export const publish = ({ who, address, locale, values, stamp = '' }: Form, typed: Values = {}): Promise<Answer> =>
  askAs(who, {
    method: 'POST',
    path: `${address}/actions/publish?locale=${locale}`,
    headers: { [STAMP_HEADER]: stamp },
    body: { ...values, ...typed },
  });
