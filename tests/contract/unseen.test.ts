/** Restricted logs in each store: what is taken in unseen by several servers at once stands once, in one order, and is shown once. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { PartyId, QuestionId } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { placeCode, placeOf, restrictedOrigin, type Place } from '../../src/core/restricted.ts'
import { instantOf, type Instant } from '../../src/core/time.ts'
import { author } from '../../src/record/author.ts'
import { hex } from '../../src/record/bytes.ts'
import type { FoundRestricted } from '../../src/record/examine-restricted.ts'
import type { Submission } from '../../src/record/ledger.ts'
import { verify } from '../../src/record/verify.ts'
import { openDatabase } from '../../src/store/postgres.ts'
import { openRegistrar, type Registrar } from '../../src/store/registrar.ts'
import { restrictedFolder, sqliteStore } from '../../src/store/sqlite.ts'
import { parsed } from '../../src/store/parsed.ts'
import { findStored } from '../../src/store/stored.ts'
import type { Soon, Store } from '../../src/store/store.ts'
import { needs, type CapabilityName } from '../support/capability.ts'
import { scratch } from '../support/command.ts'
import { charterText } from '../support/organisations.ts'
import { startPostgres } from '../support/postgres.ts'
import { actorFor, crypto, openedBuilt, originOf, pourInto, signerFor } from '../support/records.ts'
import { seeded } from '../support/seeded.ts'

const ORG = 'moor-council'
const PARTIES = ['HEATH', 'LINGER', 'MARSHE', 'SEDGE', 'TARNE']
const QUESTION = 'M/1' as QuestionId
const PLACE: Place = { question: QUESTION }
/** The procedure as it is, but for its least period: the database has a clock of its own. */
const CHARTER = charterText(ORG).replaceAll('hours: { least: 1, most: 240 }', 'hours: { most: 240 }')
const SECONDS = 6

const { folder } = scratch()
const closing: (() => Promise<unknown>)[] = []
after(async () => {
  for (const close of closing.toReversed()) await close()
})

const clock = (): Instant => instantOf(Math.floor(Date.now() / 1000))

interface Opened {
  readonly store: Store
  readonly restricted: (code: string) => Soon<Store>
}

/** Where the record is kept, how often it is opened at once, and what is found there afterwards. */
interface Where {
  readonly needs?: CapabilityName
  readonly servers: number
  readonly open: () => Promise<{
    readonly one: () => Promise<Opened>
    readonly found: () => Promise<Parameters<typeof verify>[1]>
  }>
}

const WHERE: Readonly<Record<string, Where>> = {
  sqlite: {
    servers: 1,
    async open() {
      const place = join(folder, 'unseen')
      const restricted = (code: string): Store => sqliteStore(restrictedFolder(place, code), 'write', clock)
      return {
        one: async () => ({ store: sqliteStore(place, 'write', clock), restricted }),
        found: async () => findStored(place),
      }
    },
  },
  postgres: {
    needs: 'postgres',
    servers: 3,
    async open() {
      const server = await startPostgres()
      closing.push(() => server.stop())
      const address = await server.database()
      const database = async (): ReturnType<typeof openDatabase> => {
        const opened = await openDatabase(address, { tables: true })
        closing.push(() => opened.close())
        return opened
      }
      return {
        async one() {
          const opened = await database()
          return { store: await opened.store(ORG), restricted: (code) => opened.store(`${ORG}/${code}`) }
        },
        async found() {
          const opened = await database()
          assert.deepEqual(await opened.logs(), [ORG])
          const store = await opened.store(ORG)
          const entries = await store.read(0)
          const keys = entries.flatMap((bytes) =>
            parsed(bytes).act.docs.map((ref) => ref.digest ?? ref.commitment ?? ''),
          )
          const kept = new Map(
            await Promise.all(keys.map(async (key) => [key, await store.document(key)] as const)),
          )
          const beside = await Promise.all(
            ['register', placeCode(PLACE)].map(async (code): Promise<FoundRestricted> => {
              const own = await (await opened.store(`${ORG}/${code}`)).read(0)
              return {
                place: placeOf(originOf(ORG), parsed(own[0]!).act.log)!,
                entries: own,
                disclosed: false,
              }
            }),
          )
          return {
            head: await store.head(),
            entries,
            document: (key: string) => kept.get(key),
            documents: await store.documents(),
            restricted: beside,
            faults: [],
          }
        },
      }
    },
  },
}

function submission(
  { ledger }: Registrar,
  by: string,
  type: string,
  body: JsonObject,
  seed: string,
  place?: Place,
): Submission {
  const own = actorFor(by)
  const parties = 'party' in own ? [own.party] : ([] as readonly PartyId[])
  return author(crypto, seeded(seed), signerFor(ORG, by), {
    log: place ? restrictedOrigin(originOf(ORG), place) : originOf(ORG),
    type,
    by: own,
    at: clock(),
    seen: { size: ledger.entries.length, root: hex(ledger.tree.root()) },
    body,
    ...(place ? { audience: { parties } } : {}),
  })
}

for (const [name, { needs: needed, servers, open }] of Object.entries(WHERE)) {
  test(
    `${name}: ${servers === 1 ? 'one server' : `${servers} servers at once`} take positions unseen, close, anchor, show and decide, once`,
    needed === undefined ? {} : needs(needed),
    async () => {
      const { one, found } = await open()
      const opened = [await one()]
      await pourInto(ORG, openedBuilt(ORG, clock, CHARTER), opened[0]!.store)
      while (opened.length < servers) opened.push(await one())
      const keys = { log: signerFor(ORG, 'log'), clock: signerFor(ORG, 'clock'), now: clock }
      const registrars = await Promise.all(
        opened.map(({ store, restricted }, index) =>
          openRegistrar(crypto, store, { ...keys, random: seeded(`${name}/${index}`), restricted }),
        ),
      )
      const closes = instantOf(Math.floor(Date.now() / 1000) + SECONDS)
      const body = { question: QUESTION, organ: 'council', matter: 'measure', procedure: 'sealed', closes }
      const put = await registrars[0]!.submit(
        submission(registrars[0]!, 'secretariat', 'question.put', body, 'put'),
      )
      assert.ok(put.accepted, JSON.stringify(put))
      await Promise.all(registrars.map((registrar) => registrar.follow()))

      const acknowledged: string[] = []
      const rounds = PARTIES.map(async (by, index) => {
        for (let round = 0; round < 4; round += 1) {
          const registrar = registrars[(index + round) % registrars.length]!
          const position = round === 3 ? 'yes' : 'no'
          const act = submission(
            registrar,
            by,
            'position.taken',
            { question: QUESTION, position },
            `${by}/${round}`,
            PLACE,
          )
          const taken = await registrar.submitUnseen(act)
          assert.ok(taken?.accepted, JSON.stringify(taken))
          acknowledged.push(taken.id)
        }
      })
      await Promise.all(rounds)
      while (clock() < closes) await wait(100)
      // Until the clock of the database has come to it as well.
      for (
        let turn = 0;
        turn < 20 && registrars[0]!.ledger.standing.questions.get(QUESTION)?.outcome === undefined;
        turn += 1
      ) {
        await Promise.all(registrars.map((registrar) => registrar.lapse()))
        await wait(100)
      }
      await Promise.all(registrars.map((registrar) => registrar.follow()))
      for (const { ledger } of registrars) {
        const asked = ledger.standing.questions.get(QUESTION)!
        assert.deepEqual([asked.outcome, asked.positions.size], ['adopted', PARTIES.length])
        assert.deepEqual(
          new Set([...asked.positions.values()].map(({ position }) => position)),
          new Set(['yes']),
        )
      }
      const record = await found()
      const types = [...record.entries].map((bytes) => parsed(bytes).act.type)
      for (const type of ['positions.disclosed', 'question.decided'])
        assert.equal(types.filter((other) => other === type).length, 1, type)
      const report = verify(crypto, record)
      assert.deepEqual([report.faults, report.attested], [[], 0])
      const log = record.restricted!.find(({ place }) => place !== 'register')!
      const ids = log.entries.map((bytes) => parsed(bytes)).filter(({ act }) => act.type === 'position.taken')
      assert.equal(ids.length, acknowledged.length)
      assert.equal(new Set(acknowledged).size, acknowledged.length)
      for (const { store } of opened) if (store.local) await store.close()
    },
  )
}
