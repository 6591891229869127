/** Titles of problem replies. */
export const problems = {
  unreadable: 'The request cannot be read',
  'not-signed': 'A signature of an enrolled key, or for a dry run a session, is needed',
  'not-allowed': 'Not allowed',
  'cross-site': 'The request comes from another site',
  'too-many': 'Too many attempts: wait',
  'not-found': 'Not found',
  conflict: 'The record has moved on',
  'too-large': 'Too large',
  'out-of-order': 'Not in order',
  unavailable: 'Not available now',
}
