/** Drafts of cases on acts, `suite-drafts/<id>.yaml`, through `chancery rule`: until each has its place in `suite`. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { rule } from '../../src/cli/rule.ts'
import type { Reason, Ruling } from '../../src/core/refusal.ts'
import { run, scratch } from '../support/command.ts'
import { folderOf, yamlFile, yamlFiles } from '../support/organisations.ts'

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
    const { code, json } = await run(rule, [folderOf(draft.organisation), ...files, '--on', draft.on, '--json'], place)
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
