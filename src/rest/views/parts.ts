import type { Part } from '../../plugins/delivery/shared/contracts';

/** Components and files as the delivery views show them. */

/** What a page needs to show a picture or offer a download. */
const FILE = {
  fields: ['url', 'name', 'alternativeText', 'width', 'height', 'formats', 'mime', 'ext', 'size'],
} as const satisfies Part<never>;

export const FIGURE = {
  fields: ['alt', 'caption', 'credit'],
  populate: { image: FILE },
} as const satisfies Part<never>;

export const SEO = {
  fields: ['title', 'description'],
  populate: { image: FILE },
} as const satisfies Part<never>;

export const LOCATION = { fields: ['lat', 'lon'] } as const satisfies Part<never>;

export const LEADER = { fields: ['name', 'role', 'since'] } as const satisfies Part<never>;

export const STATISTIC = { fields: ['label', 'value'] } as const satisfies Part<never>;

export const AWARD = {
  fields: ['amount', 'awardedOn'],
  populate: { recipient: 'link', cities: { as: 'link', sort: 'name' } },
} as const satisfies Part<'link'>;

export const RESOURCE_FILE = {
  fields: ['language', 'url'],
  populate: { file: FILE },
} as const satisfies Part<never>;

export const SOCIAL_LINK = { fields: ['platform', 'url'] } as const satisfies Part<never>;

export const CONTACT = { fields: ['email', 'phone', 'address', 'url'] } as const satisfies Part<never>;
