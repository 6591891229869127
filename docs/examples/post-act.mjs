// Signs one act and posts it, with nothing but Node: what another program needs in order to act here.
//   node docs/examples/post-act.mjs URL KEYS BY TYPE BODY
// URL is the address of an organisation on a server; KEYS the keys.json that `chancery init` wrote; BY the code of a
// party or office; TYPE a kind of act (docs/acts); BODY its body as JSON. Exits 0 when the act is on the record.
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [url, keysFile, by, type, bodyText] = process.argv.slice(2)
if (bodyText === undefined) {
  console.error('node docs/examples/post-act.mjs URL KEYS BY TYPE BODY')
  process.exit(2)
}

// The holder's key. RFC 8410: the bytes that go before a raw Ed25519 seed in PKCS #8.
const held = JSON.parse(readFileSync(keysFile, 'utf8')).keys.find(
  ({ holder }) => Object.values(holder)[0] === by,
)
if (held === undefined) {
  console.error(`${keysFile} holds no key of ${by}`)
  process.exit(3)
}
const der = Buffer.from(`302e020100300506032b657004220420${held.seed}`, 'hex')
const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
const key = createHash('sha256').update('chancery/key/v1\n').update(publicKey).digest('hex').slice(0, 32)

// The head of the log that the signer has in view: origin, size and root.
const checkpoint = await (await fetch(`${url}/checkpoint`)).text()
const [log, size, root] = checkpoint.split('\n')

const act = {
  v: 1,
  log,
  type,
  by: { ...held.holder, key },
  at: `${new Date().toISOString().slice(0, 19)}Z`,
  seen: { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') },
  audience: 'public',
  body: JSON.parse(bodyText),
  docs: [],
  nonce: randomBytes(16).toString('hex'),
}
const message = Buffer.from(`chancery/act/v1\n${canonical(act)}`)
const evidence = [{ key, alg: 'ed25519', sig: sign(null, message, privateKey).toString('base64') }]

const answer = await fetch(`${url}/acts`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ act, evidence }),
})
console.log(JSON.stringify(await answer.json(), undefined, 2))
process.exitCode = answer.ok ? 0 : 5

/** RFC 8785 for what an act may hold: texts, whole numbers, true and false, lists, and objects with keys in order. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
  return `{${members.join(',')}}`
}
