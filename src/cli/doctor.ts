/** `chancery doctor DIR`: what is wrong with a data folder, and what to do about it. It changes nothing. */
import { nodeCrypto } from '../record/crypto-node.ts'
import { examineFolder, type FindingCode } from '../store/doctor.ts'
import { sayFinding, whatToDo, wordsOfDoctor } from '../words/doctor.ts'
import { EXIT, json, langOf, options, type Io } from './io.ts'

/** What does not hinder the work: it is said, and the folder is sound. */
const NOTES: ReadonlySet<FindingCode> = new Set([
  'open-to-others',
  'put-aside',
  'leftover',
  'kept-elsewhere',
  'not-closed',
  'no-log-key',
  'key-not-enrolled',
])
const DAMAGE: ReadonlySet<FindingCode> = new Set(['record-damaged', 'documents-missing'])

export async function doctor(io: Io): Promise<number> {
  const { values, words } = options(io, {})
  const lang = langOf(values)
  const found = await examineFolder(nodeCrypto(), words[0] ?? io.library.data)
  const findings = found.map((one) => ({
    ...one,
    grave: !NOTES.has(one.code),
    says: sayFinding(lang, one),
    todo: whatToDo(lang, one.code),
  }))
  const ok = findings.every(({ grave }) => !grave)
  if (values['json'] === true) json(io, { ok, findings })
  else {
    const lines = findings.map(({ path, says, todo }) => `${path}: ${says} ${todo}`)
    io.out(`${[ok ? wordsOfDoctor(lang).sound : wordsOfDoctor(lang).notSound, ...lines].join('\n')}\n`)
  }
  if (ok) return EXIT.ok
  return findings.some(({ code }) => DAMAGE.has(code)) ? EXIT.doesNotVerify : EXIT.unavailable
}
