/**
 * What the REST API offers beside content, as parts of the OpenAPI document: signing in, and what a token may do. Everybody's and members' actions in
 * roles.ts are here, but for the address that a link in an e-mail leads to, and those of sign-in by others.
 * tests/api/sign-in-is-as-openapi-describes-it.test.ts holds them against each other and against real answers.
 */

type Fragment = Readonly<Record<string, unknown>>;

const TAG = 'members';

const component = (kind: 'schemas' | 'headers' | 'responses', name: string): Fragment => ({
  $ref: `#/components/${kind}/${name}`,
});
const object = (properties: Record<string, Fragment>, required = Object.keys(properties)): Fragment => ({
  type: 'object',
  properties,
  required,
});
const TEXT = { type: 'string' };
const EMAIL = { type: 'string', format: 'email' };
const PASSWORD = { type: 'string', format: 'password' };

const HEADERS = Object.fromEntries(
  ['RateLimit-Policy', 'RateLimit', 'X-Request-Id'].map((name) => [name, component('headers', name)])
);
const HEADERS_OF_READS = { ...HEADERS, 'Cache-Control': component('headers', 'Cache-Control') };
const errors = (names: Record<number, string>): Fragment =>
  Object.fromEntries(Object.entries(names).map(([status, name]) => [status, component('responses', name)]));
const OF_READS = { 429: 'TooManyRequests', 503: 'Unavailable' };
const OF_WRITES = { 400: 'BadRequest', 413: 'TooLarge', ...OF_READS };

const json = (schema: Fragment): Fragment => ({ 'application/json': { schema } });
const answer = (description: string, schema: Fragment, headers: Fragment = HEADERS): Fragment => ({
  description,
  headers,
  content: json(schema),
});

interface Described {
  operationId: string;
  summary: string;
  description?: string;
}

/** An operation for everybody; `member` for who has signed in. */
function post({
  body,
  answers,
  member = false,
  ...described
}: Described & { body: Fragment; answers: Fragment; member?: boolean }): Fragment {
  return {
    ...described,
    tags: [TAG],
    security: member ? [{ token: [] }] : [],
    requestBody: { required: true, content: json(body) },
    responses: {
      200: answers,
      ...errors(member ? { ...OF_WRITES, 401: 'Unauthorized', 403: 'Forbidden' } : OF_WRITES),
    },
  };
}

const SIGNED_IN = answer('Signed in.', component('schemas', 'SignedIn'));

const paths: Record<string, Fragment> = {
  '/api/auth/local': {
    post: post({
      operationId: 'signIn',
      summary: 'Signs a member in',
      description:
        'The token in `jwt` goes into `Authorization: Bearer` and is valid for a week. After too many failures the answer is 429, whatever RateLimit says.',
      body: object({ identifier: { ...TEXT, description: 'The e-mail address or the name.' }, password: PASSWORD }),
      answers: SIGNED_IN,
    }),
  },
  '/api/auth/local/register': {
    post: post({
      operationId: 'register',
      summary: 'Makes an account, where an administrator has opened registration',
      description: 'Without `jwt` where the e-mail address has to be confirmed first.',
      body: object({ username: { ...TEXT, minLength: 3 }, email: EMAIL, password: PASSWORD }),
      answers: SIGNED_IN,
    }),
  },
  '/api/auth/forgot-password': {
    post: post({
      operationId: 'forgetPassword',
      summary: 'Sends an e-mail with a link to set another password',
      description: 'The answer is the same where there is no such account.',
      body: object({ email: EMAIL }),
      answers: answer('Accepted.', object({ ok: { type: 'boolean' } })),
    }),
  },
  '/api/auth/reset-password': {
    post: post({
      operationId: 'resetPassword',
      summary: 'Sets another password, with the code of the e-mail',
      body: object({ code: TEXT, password: PASSWORD, passwordConfirmation: PASSWORD }),
      answers: SIGNED_IN,
    }),
  },
  '/api/auth/change-password': {
    post: post({
      operationId: 'changePassword',
      summary: 'Sets another password, with the old one',
      body: object({ currentPassword: PASSWORD, password: PASSWORD, passwordConfirmation: PASSWORD }),
      answers: SIGNED_IN,
      member: true,
    }),
  },
  '/api/auth/send-email-confirmation': {
    post: post({
      operationId: 'sendEmailConfirmation',
      summary: 'Sends an e-mail by which its owner confirms the address',
      body: object({ email: EMAIL }),
      answers: answer('Accepted.', object({ email: EMAIL, sent: { type: 'boolean' } })),
    }),
  },
  '/api/users/me': {
    get: {
      operationId: 'readMe',
      summary: 'Who has signed in',
      tags: [TAG],
      security: [{ token: [] }],
      responses: {
        200: answer('The member.', component('schemas', 'Member'), HEADERS_OF_READS),
        ...errors({ 401: 'Unauthorized', 403: 'Forbidden', ...OF_READS }),
      },
    },
  },
  ...rightOf('drafts', 'readDraftsRight', 'Whether the token may read drafts'),
  ...rightOf('members-content', 'readMembersContentRight', 'Whether the caller may read what is for members'),
};

function rightOf(name: string, operationId: string, summary: string): Record<string, Fragment> {
  const responses = {
    204: { description: 'It may.', headers: HEADERS_OF_READS },
    ...errors({ 401: 'Unauthorized', 403: 'Forbidden', ...OF_READS }),
  };
  return {
    [`/api/access/${name}`]: { get: { operationId, summary, tags: [TAG], security: [{ token: [] }], responses } },
  };
}

/** For the delivery plugin's option `openapi.others`, which `config/plugins.ts` sets. */
export const REST_OPERATIONS = {
  tags: [
    { name: TAG, description: 'Signing in, and what a token may do. Content is read with the token that comes of it.' },
  ],
  paths,
  schemas: {
    Member: object(
      {
        id: { type: 'integer' },
        documentId: TEXT,
        username: TEXT,
        email: EMAIL,
        confirmed: { type: ['boolean', 'null'] },
        blocked: { type: ['boolean', 'null'] },
        createdAt: { type: 'string', format: 'date-time' },
        updatedAt: { type: 'string', format: 'date-time' },
      },
      ['id', 'documentId', 'username', 'email']
    ),
    SignedIn: object({ jwt: { ...TEXT, description: 'A token.' }, user: component('schemas', 'Member') }, ['user']),
  },
};
