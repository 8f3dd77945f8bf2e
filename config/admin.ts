import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  return {
    // Pinned: tokens are signed with it, and no other is accepted.
    auth: { secret: env.ADMIN_JWT_SECRET, options: { algorithm: 'HS256' } },
    // Per node, address and e-mail address. What holds across nodes and addresses is in src/access.
    rateLimit: { enabled: true, interval: { min: 1 }, max: 20 },
    apiToken: { salt: env.API_TOKEN_SALT },
    transfer: { token: { salt: env.TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: env.ENCRYPTION_KEY },
    flags: { nps: false, promoteEE: false },
    // Without a frontend of its own the hub has nothing to preview; undecided, Strapi advertises its guide on every entry.
    preview: { enabled: false },
    autoOpen: false,
  };
};
