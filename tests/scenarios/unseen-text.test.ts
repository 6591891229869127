/** A text that is decided on in a ballot of which nobody is ever shown how each stood: which text it was is known to all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuestionId } from '../../src/core/ids.ts'
import { parsed } from '../../src/store/parsed.ts'
import { tabling } from '../../src/texts/tabling.ts'
import { crypto } from '../support/records.ts'
import { wording } from '../support/texts.ts'
import { unseenBench } from '../support/unseen.ts'

test('the clock declares the text that was put, and a verifier who sees no position knows by which digests', async () => {
  const at = await unseenBench('moor-council', '2026-03-02T09:00:00Z')
  const text = wording('en', [{ number: '1', text: 'The moor is crossed by day.' }])
  const made = tabling(crypto, { text: 'M/T/1', issue: 1, organ: 'council' }, [text])
  assert.deepEqual(await at.act('secretariat', 'text.tabled', made.body, made.documents), ['tabled'])
  const on = { text: 'M/T/1', issue: 1, digests: made.body['digests']! }
  const closes = '2026-03-02T12:30:00Z'
  const body = { question: 'M/1', organ: 'council', matter: 'measure', procedure: 'ballot', closes, text: on }
  assert.deepEqual(await at.act('secretariat', 'question.put', body), ['open'])
  for (const party of ['HEATH', 'LINGER', 'MARSHE'])
    assert.deepEqual(
      await at.unseen(
        party,
        'position.taken',
        { question: 'M/1', position: 'yes' },
        {
          place: { question: 'M/1' as QuestionId },
        },
      ),
      ['yes'],
    )
  at.set(closes)
  await at.lapse()
  const decided = at.store
    .read(0)
    .map((bytes) => parsed(bytes).act)
    .find(({ type }) => type === 'question.decided')
  assert.deepEqual(decided?.body['text'], on)
  assert.equal(at.public().attested, 1)
  assert.deepEqual(at.public().faults, [])
})
