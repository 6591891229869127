/**
 * Makes `passkeys.json`: `node tests/conformance/record/make-passkeys.ts > tests/conformance/record/passkeys.json`. The keys
 * are random and thrown away, so each time gives other bytes: what is committed is what others are held to.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../../src/core/json.ts'
import { base64, unhex } from '../../../src/record/bytes.ts'
import { authenticator, type Authenticator, type Otherwise } from '../../support/authenticator.ts'

const SITE = 'https://desk.example.org'
const RELYING_PARTY = 'example.org'

/** Answers of passkeys to one act of `log.json`, each with what is to be found wrong with it. */
export function makePasskeys(): Json {
  const log = JSON.parse(readFileSync(join(import.meta.dirname, 'log.json'), 'utf8')) as {
    entries: readonly { act: string; id: string }[]
  }
  const { act, id } = log.entries[2]!
  const bytes = unhex(id)!
  const keys = (['es256', 'eddsa', 'rs256'] as const).map((alg) => authenticator(alg, RELYING_PARTY))
  const copied = authenticator('es256', RELYING_PARTY, { backupEligible: true, backedUp: true })
  const [es256] = keys as [Authenticator]
  const answer = (key: Authenticator, name: string, reasons: readonly string[], otherwise: Otherwise = {}, at = SITE): Json => ({
    name,
    reasons,
    evidence: { ...key.assert(bytes, at, otherwise) },
  })
  const right = es256.assert(bytes, SITE)
  const other = unhex(log.entries[1]!.id)!
  return {
    about:
      'Made by make-passkeys.ts. Each answer is evidence of the act, or not for these reasons. Public keys, credentials and parts of answers in base 64.',
    act,
    id,
    portals: { [SITE]: RELYING_PARTY } as unknown as Json,
    keys: [...keys, copied].map(({ key, publicKey, passkey }) => ({ key, public: base64(publicKey), passkey: { ...passkey } })),
    answers: [
      ...keys.map((key) => answer(key, `${key.passkey.alg} over the act`, [])),
      answer(copied, 'a passkey that may be copied, and says so', []),
      answer(es256, 'with data of extensions', [], { extensions: Uint8Array.of(0xa0) }),
      answer(es256, 'without crossOrigin', [], {
        clientData: (honest) => JSON.stringify(honest).replace(',"crossOrigin":false', ''),
      }),
      answer(es256, 'to another act', ['challenge-differs'], { challenge: other }),
      answer(es256, 'at another site', ['portal-unknown'], {}, 'https://desk.example.net'),
      answer(es256, 'of a registration', ['assertion-wrong'], { type: 'webauthn.create' }),
      answer(es256, 'within a frame of another site', ['assertion-wrong'], { crossOrigin: true }),
      answer(es256, 'for another relying party', ['assertion-wrong'], { relyingParty: 'desk.example.org' }),
      answer(es256, 'without UP', ['assertion-wrong'], { flags: 0x04 }),
      answer(es256, 'without UV', ['assertion-wrong'], { flags: 0x01 }),
      answer(es256, 'with BE, which the enrolment has not', ['assertion-wrong'], { flags: 0x0d }),
      answer(es256, 'with the origin twice', ['assertion-wrong'], {
        clientData: (honest) => JSON.stringify(honest).replace('}', `,"origin":"${SITE}"}`),
      }),
      { name: 'with the signature of another key', reasons: ['signature-wrong'], evidence: { ...right, sig: copied.assert(bytes, SITE).sig } },
      { name: 'of another credential', reasons: ['assertion-wrong'], evidence: { ...right, credential: copied.passkey.credential } },
    ],
  }
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(makePasskeys(), undefined, 1)}\n`)
}
