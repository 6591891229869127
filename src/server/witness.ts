/** A witness as a function of requests: `add-checkpoint`, and the last checkpoint of each log for whoever watches. */
import { Hono } from 'hono'
import { hex, utf8 } from '../record/bytes.ts'
import { addCheckpoint, type Witness } from '../record/witness.ts'
import type { WitnessState } from '../store/witness-state.ts'
import { bodyOf } from './body.ts'

/** A request has 63 hashes and a checkpoint of 100 signatures at most. */
const MOST_BYTES = 131_072
const TEXT = 'text/plain; charset=utf-8'

/** The application of one witness. `now` is its clock, in seconds since 1970. */
export function witnessApp(witness: Witness, state: WitnessState, now: () => number): Hono {
  const server = new Hono()
  server.get('/healthz', (context) => context.text('ok\n'))
  server.post('/add-checkpoint', async (context) => {
    const request = await bodyOf(context.req.raw, MOST_BYTES)
    if (!request) return context.text('too large\n', 413)
    const time = now()
    const { status, body } = state.answer(request, time, (seen) =>
      addCheckpoint(witness, request, seen, time),
    )
    return context.body(body, status, { 'content-type': status === 409 ? 'text/x.tlog.size' : TEXT })
  })
  server.get('/:hash/checkpoint', (context) => {
    const digest = (origin: string): string => hex(witness.crypto.sha256(utf8(origin)))
    const origin = state.origins().find((one) => digest(one) === context.req.param('hash'))
    const note = origin === undefined ? undefined : state.note(origin)
    if (note === undefined) return context.text('no checkpoint of this log\n', 404)
    return context.body(note, 200, { 'content-type': TEXT, 'cache-control': 'no-cache' })
  })
  server.onError((error, context) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return context.text('unavailable\n', 503)
  })
  return server
}
