/** Names whose values never reach the log, on the first three levels of what is logged. */
const SECRET_NAMES = [
  'password',
  'passwordHash',
  'token',
  'csrfToken',
  'secret',
  'sessionSecret',
  'signingKey',
  'cookie',
  'authorization',
  '["set-cookie"]',
  '["x-csrf-token"]',
  // Faces, rooms and voices.
  'descriptor',
  'reference',
  'image',
  'thumbnail',
  'packets',
];

/** Paths for pino's `redact`. */
export const REDACTED_PATHS = ['', '*', '*.*'].flatMap((prefix) =>
  SECRET_NAMES.map((name) =>
    name.startsWith('[') ? `${prefix}${name}` : prefix ? `${prefix}.${name}` : name,
  ),
);
