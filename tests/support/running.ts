/** A record kept in this process under a clock that the test sets, with its server, and a door for acts seen and unseen. */
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { PartyId } from '../../src/core/ids.ts'
import { restrictedOrigin, type Place } from '../../src/core/restricted.ts'
import type { Instant } from '../../src/core/time.ts'
import { author, enrolment, type DraftDocument } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { app } from '../../src/server/app.ts'
import { keep, type Kept } from '../../src/server/kept.ts'
import { createRecord, heldKey } from '../../src/store/create.ts'
import { actorFor, crypto, openedBuilt, originOf, SHIPPED, signerFor } from './records.ts'
import { charterText } from './organisations.ts'
import { posted } from './server.ts'
import { fixedClock, seeded, seedOf } from './seeded.ts'

export interface Running {
  readonly kept: Kept
  readonly server: Hono
  readonly set: (now: string) => void
  readonly post: (by: string, type: string, body: object, more?: More) => Promise<Response>
}

export interface More {
  readonly place?: Place
  readonly audience?: 'members'
  readonly documents?: readonly DraftDocument[]
}

/** The record of a fictional organisation in a folder of this name, opened at this moment. */
export async function running(
  folder: string,
  name: string,
  organisation: string,
  opened: string,
  confidential = false,
): Promise<Running> {
  let now = opened as Instant
  const keys = ['log', 'clock'].map((office) =>
    heldKey(
      actorFor(office),
      enrolment(crypto, signerFor(organisation, office), actorFor(office)).key,
      seedOf(`${organisation}/${office}`),
    ),
  )
  createRecord(
    join(folder, name),
    openedBuilt(organisation, fixedClock(opened), charterText(organisation), confidential),
    signerFor(organisation, 'log'),
    keys,
    now,
  )
  const kept = await keep({ organisations: SHIPPED, data: folder }, join(folder, name), () => now, {
    checkpoints: join(folder, `${name}-checkpoints`),
  })
  const server = app(new Map([[organisation, kept]]), () => now)
  let step = 0
  const submission = (
    by: string,
    type: string,
    body: object,
    { place, audience, documents }: More,
  ): Submission => {
    const { ledger } = kept.registrar
    const own = actorFor(by)
    const mine = { parties: 'party' in own ? [own.party] : ([] as readonly PartyId[]) }
    return author(crypto, seeded(`${by}/${step++}`), signerFor(organisation, by), {
      log: place ? restrictedOrigin(originOf(organisation), place) : originOf(organisation),
      type,
      by: own,
      at: now,
      seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
      body: body as never,
      ...(place ? { audience: audience ?? mine } : {}),
      ...(documents ? { documents } : {}),
    })
  }
  return {
    kept,
    server,
    set: (to) => void (now = to as Instant),
    post: async (by, type, body, more = {}) =>
      server.request(`/${organisation}/acts`, {
        method: 'POST',
        body: posted(submission(by, type, body, more)),
      }),
  }
}
