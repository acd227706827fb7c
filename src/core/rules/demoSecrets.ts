/** Secrets that manuals, examples and sample configurations print: whoever reads them can sign with them. */

export interface DemoSecret {
  /** Taken as text and, where it is one, as base64 too. */
  readonly secret: string;
  /** Where it is published, as the end of "a secret published in …". */
  readonly where: string;
}

const many = 'many tutorials';

/** Short words first: most of what is found in the wild is one of them. */
export const demoSecrets: readonly DemoSecret[] = [
  { secret: 'secret', where: 'the examples of jwt.io and of many libraries' },
  { secret: 'your-256-bit-secret', where: 'the example of jwt.io' },
  { secret: 'your-384-bit-secret', where: 'the example of jwt.io' },
  { secret: 'your-512-bit-secret', where: 'the example of jwt.io' },
  { secret: 'a-string-secret-at-least-256-bits-long', where: 'the example of jwt.io' },
  { secret: 'a-valid-string-secret-that-is-at-least-384-bits-long', where: 'the example of jwt.io' },
  { secret: 'a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long', where: 'the example of jwt.io' },
  { secret: 'shhhhh', where: 'the manual of jsonwebtoken' },
  { secret: 'shhhhhhared-secret', where: 'the manual of express-jwt' },
  { secret: 'supersecret', where: 'the manual of @fastify/jwt' },
  { secret: 'super-secret', where: 'the manual of Flask-JWT-Extended' },
  { secret: 'example_key', where: 'the manual of firebase/php-jwt' },
  { secret: 'example_key_of_sufficient_length', where: 'the manual of firebase/php-jwt' },
  { secret: 'AllYourBase', where: 'the manual of golang-jwt' },
  { secret: 'my_secret_key', where: 'the manual of golang-jwt' },
  { secret: '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7', where: 'the manual of FastAPI' },
  {
    secret: 'super-secret-jwt-token-with-at-least-32-characters-long',
    where: 'the local development setup of Supabase',
  },
  {
    secret: 'your-super-secret-jwt-token-with-at-least-32-characters-long',
    where: 'the sample configuration of Supabase',
  },
  {
    secret: '404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970',
    where: 'tutorials about Spring Security',
  },
  {
    secret: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    where: 'RFC 7515, appendix A.1',
  },
  ...[
    'changeme',
    'change-me',
    'changeit',
    'password',
    'secretkey',
    'secret-key',
    'secret_key',
    'secretKey',
    'mysecret',
    'my-secret',
    'my_secret',
    'mysecretkey',
    'my-secret-key',
    'jwtsecret',
    'jwt-secret',
    'jwt_secret',
    'your-secret-key',
    'your_jwt_secret',
    'keyboard cat',
    'test',
    'key',
    '123456',
  ].map((secret) => ({ secret, where: many })),
];
