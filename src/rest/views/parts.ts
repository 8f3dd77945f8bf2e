import type { Part } from '../../plugins/delivery/shared/contracts';

/** Components and files as the delivery views show them, with the names of their schemas in the OpenAPI document. */

/** What a page needs to show a picture or offer a download. */
const FILE = {
  name: 'FilePart',
  fields: ['url', 'name', 'alternativeText', 'width', 'height', 'formats', 'mime', 'ext', 'size'],
} as const satisfies Part<never>;

export const FIGURE = {
  name: 'FigurePart',
  fields: ['alt', 'caption', 'credit'],
  populate: { image: FILE },
} as const satisfies Part<never>;

export const SEO = {
  name: 'SeoPart',
  fields: ['title', 'description'],
  populate: { image: FILE },
} as const satisfies Part<never>;

export const LOCATION = { name: 'LocationPart', fields: ['lat', 'lon'] } as const satisfies Part<never>;

export const LEADER = { name: 'LeaderPart', fields: ['name', 'role', 'since'] } as const satisfies Part<never>;

export const STATISTIC = { name: 'StatisticPart', fields: ['label', 'value'] } as const satisfies Part<never>;

export const AWARD = {
  name: 'AwardPart',
  fields: ['amount', 'awardedOn'],
  populate: { recipient: 'link', cities: { as: 'link', sort: 'name' } },
} as const satisfies Part<'link'>;

export const RESOURCE_FILE = {
  name: 'ResourceFilePart',
  fields: ['language', 'url'],
  populate: { file: FILE },
} as const satisfies Part<never>;

export const SOCIAL_LINK = { name: 'SocialLinkPart', fields: ['platform', 'url'] } as const satisfies Part<never>;

export const CONTACT = {
  name: 'ContactPart',
  fields: ['email', 'phone', 'address', 'url'],
} as const satisfies Part<never>;
