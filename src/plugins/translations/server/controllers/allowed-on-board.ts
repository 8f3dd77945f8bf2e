import type { Core } from '@strapi/strapi';

import { optionsOf } from '../config';
import { hubLanguages } from '../services/hub-languages';

import type { BoardAllowed } from './board-requests';

/** What requests to the board may name. */
export function allowedOnBoard(strapi: Core.Strapi): BoardAllowed {
  const { contentTypes: types, locales } = hubLanguages(strapi);
  const { place } = optionsOf(strapi);
  return { types, locales, place };
}
