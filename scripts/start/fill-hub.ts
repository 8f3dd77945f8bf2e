import { type Core } from '@strapi/strapi';

import { type Environment } from '../../src/env';
import { seedOnce } from '../../src/seeding';
import { box } from '../terminal/box';
import { createProgress } from '../terminal/progress';

import { ensureFirstAdministrator, type FirstAdministrator } from './first-administrator';

/**
 * Gives a new hub what a first visit needs: the content of database/seeds, outside development only where ALLOW_SEED
 * asks for it, and an administrator. A hub that has them stays as it is.
 */
export async function fillHub({
  strapi,
  environment,
}: {
  strapi: Core.Strapi;
  environment: Environment;
}): Promise<void> {
  if (environment.NODE_ENV === 'development' || environment.ALLOW_SEED) await seed(strapi);
  const administrator = await ensureFirstAdministrator({
    strapi,
    email: environment.ADMIN_EMAIL,
    password: environment.ADMIN_PASSWORD,
  });
  if (administrator) console.log(describeAdministrator(administrator));
}

async function seed(strapi: Core.Strapi): Promise<void> {
  const progress = createProgress('Writing the content of database/seeds');
  try {
    await seedOnce({ strapi, onProgress: progress.update });
  } finally {
    progress.stop();
  }
}

function describeAdministrator({ email, generatedPassword }: FirstAdministrator): string {
  return box([
    'The first administrator was created.',
    `E-mail:   ${email}`,
    `Password: ${generatedPassword ?? 'the one of ADMIN_PASSWORD'}`,
    ...(generatedPassword ? ['It is shown this once only.'] : []),
  ]);
}
