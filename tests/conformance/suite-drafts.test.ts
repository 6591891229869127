/**
 * Drafts of cases on acts, `suite-drafts/<id>.yaml`, through `chancery rule`: until each has its place in `suite`. A draft whose
 * organisation is not here yet runs on a charter made of the block that waits for it and the least there is.
 */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { rule } from '../../src/cli/rule.ts'
import type { Reason, Ruling } from '../../src/core/refusal.ts'
import { run, scratch } from '../support/command.ts'
import { folderOf, organisations, yamlFile, yamlFiles } from '../support/organisations.ts'

const { folder, file } = scratch()
const place = { data: join(folder, 'data') }

interface Draft {
  readonly id: string
  readonly finding: string
  readonly source: string
  readonly confidence: string
  readonly organisation: string
  readonly on: string
  readonly state: readonly { readonly by: string; readonly body: unknown }[]
  readonly act: unknown
  readonly expected: {
    readonly inOrder: boolean
    readonly reasons?: readonly Reason[]
    readonly effects?: readonly string[]
  }
}

const DRAFTS = join(import.meta.dirname, 'suite-drafts')

for (const name of yamlFiles(DRAFTS).filter((one) => /^[A-Z]\d\d/.test(one))) {
  const draft = yamlFile(join(DRAFTS, name)) as Draft
  test(`${draft.id}: ${draft.finding}`, async () => {
    const files = [
      ['--state', file(`${name}.state.json`, JSON.stringify(draft.state))],
      ['--act', file(`${name}.act.json`, JSON.stringify(draft.act))],
    ].flat()
    const { code, json } = await run(rule, [chartered(draft), ...files, '--on', draft.on, '--json'], place)
    const ruling = json() as Ruling & { readonly reasons: readonly Reason[] }
    const { inOrder, reasons = [], effects } = draft.expected
    assert.deepEqual([code, ruling.inOrder], [inOrder ? 0 : 5, inOrder], JSON.stringify(ruling))
    assert.equal(ruling.reasons.length, reasons.length)
    reasons.forEach((reason, index) => assert.partialDeepStrictEqual(ruling.reasons[index], reason))
    if (effects && ruling.inOrder)
      assert.deepEqual(
        ruling.effects.map(({ effect }) => effect),
        effects,
      )
  })
}

/** The folder of a draft's organisation; where there is none yet, the least charter with the block that waits for it. */
function chartered({ organisation, state, act }: Draft): string {
  if (organisations().includes(organisation)) return folderOf(organisation)
  const read = (path: string): Record<string, object> =>
    parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as Record<string, object>
  const least = read(join(import.meta.dirname, 'charters/good/least.yaml'))
  const block = read(join(DRAFTS, `${organisation}-consultation.yaml`))
  const codes = [...new Set(JSON.stringify([state, act]).match(/(?<=")[A-Z]{3}(?=")/g))]
  const charter = {
    ...least,
    ...block,
    organisation,
    parties: Object.fromEntries(codes.map((party) => [party, { en: party }])),
    sources: { ...least['sources'], ...block['sources'] },
  }
  const line = { ref: 'in-force', kind: 'treaty.entered-into-force', by: 'office:depositary' }
  const body = { treaty: 'pact', parties: codes }
  const home = join(folder, organisation)
  mkdirSync(join(home, 'history'), { recursive: true })
  writeFileSync(join(home, 'charter.yaml'), stringify(charter))
  writeFileSync(
    join(home, 'history/01.yaml'),
    stringify({ acts: [{ ...line, effect: '2000-01-01', sources: ['text'], body }] }),
  )
  return home
}
