/** Tells when a log has grown: by NOTIFY, which only wakes, and by asking at intervals, which is what can be relied on. */
import { Client, type ClientConfig, type Pool } from 'pg'

type Seen = (size: number) => void

export interface Watching {
  readonly add: (log: string, seen: Seen) => () => void
  readonly close: () => Promise<void>
}

/** Watches the logs of a database while there is anyone to tell. One connection of its own listens; it is made anew when it breaks. */
export function watching(
  config: ClientConfig,
  pool: Pool,
  { poll, notify }: { readonly poll: number; readonly notify: boolean },
): Watching {
  const seen = new Map<string, Set<Seen>>()
  let timer: NodeJS.Timeout | undefined
  let listener: Client | undefined
  let asking: Promise<unknown> = Promise.resolve()
  const tell = (log: string, size: number): void => {
    for (const one of seen.get(log) ?? []) one(size)
  }
  const dropped = (client: Client) => (): void => {
    if (listener === client) listener = undefined
  }
  const listen = async (): Promise<void> => {
    const client = new Client(config)
    listener = client
    client.on('error', dropped(client))
    client.on('end', dropped(client))
    client.on('notification', ({ payload = '' }) => {
      const space = payload.indexOf(' ')
      tell(payload.slice(space + 1), Number(payload.slice(0, space)))
    })
    try {
      await client.connect()
      await client.query('LISTEN chancery')
    } catch {
      dropped(client)()
      await client.end().catch(() => undefined)
    }
  }
  const ask = async (): Promise<void> => {
    const { rows } = await pool.query<{ log: string; size: string }>('SELECT log, size FROM head')
    for (const { log, size } of rows) tell(log, Number(size))
  }
  const look = (): void => {
    asking = (async () => {
      if (notify && !listener) await listen()
      await ask()
    })()
      .catch(() => undefined)
      .finally(() => {
        if (timer) timer = setTimeout(look, poll)
      })
  }
  return {
    add(log, one) {
      const those = seen.get(log) ?? new Set()
      seen.set(log, those.add(one))
      if (!timer) {
        timer = setTimeout(look, 0)
      }
      return () => void those.delete(one)
    },
    async close() {
      clearTimeout(timer)
      timer = undefined
      await asking
      const client = listener
      listener = undefined
      await client?.end().catch(() => undefined)
    },
  }
}
