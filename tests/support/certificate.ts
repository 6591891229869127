/** A certificate of this test run for `localhost` that signs itself (RFC 5280), with its key, both in PEM. */
import { generateKeyPairSync, sign } from 'node:crypto'

const [INTEGER, BITS, OCTETS, OID, UTF8, TIME, SEQUENCE, SET] = [
  0x02, 0x03, 0x04, 0x06, 0x0c, 0x17, 0x30, 0x31,
]

/** A value of DER: its tag, its length, and what is within. */
function der(tag: number, ...inner: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(inner)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Uint8Array.from([tag, ...size]), content])
}

const raw = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes)
const text = (value: string): Uint8Array => Buffer.from(value, 'latin1')
// 1.2.840.10045.4.3.2, 2.5.4.3 and 2.5.29.17: ecdsa-with-SHA256, the common name, other names of the subject.
const ECDSA = der(SEQUENCE, der(OID, raw(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)))
const NAME = der(
  SEQUENCE,
  der(SET, der(SEQUENCE, der(OID, raw(0x55, 0x04, 0x03)), der(UTF8, text('localhost')))),
)

/** Made anew, valid from a year ago for two years. */
export function certificate(): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const year = new Date().getUTCFullYear()
  const when = (of: number): Uint8Array => der(TIME, text(`${String(of % 100).padStart(2, '0')}0101000000Z`))
  const names = der(OCTETS, der(SEQUENCE, der(0x82, text('localhost'))))
  const body = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, raw(2))),
    der(INTEGER, raw(1)),
    ECDSA,
    NAME,
    der(SEQUENCE, when(year - 1), when(year + 1)),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, der(OID, raw(0x55, 0x1d, 0x11)), names))),
  )
  const whole = der(SEQUENCE, body, ECDSA, der(BITS, raw(0), sign('sha256', body, privateKey)))
  const lines = Buffer.from(whole)
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  }
}
