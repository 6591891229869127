/** An OpenID Connect provider on this machine (`oidc-provider`), with its own interaction pages: whoever types a name is that person. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Listener = NonNullable<Parameters<typeof createServer>[1]>

export interface RunningProvider {
  readonly issuer: string
  readonly stop: () => Promise<void>
}

/** Starts it for one client, whose answers go to this address. */
export async function startProvider(
  client: { readonly id: string; readonly secret: string },
  redirect: string,
): Promise<RunningProvider> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // The package has no types of its own.
  const name: string = 'oidc-provider'
  const { default: Provider } = (await import(name)) as {
    readonly default: new (issuer: string, configuration: object) => { readonly callback: () => Listener }
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirect],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['for tests'] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Walks a person through the provider's pages, as a browser with its own cookies; the address that it sends the person back to. */
export async function walkThrough(begin: string, name: string): Promise<string> {
  const cookies = new Map<string, string>()
  let [address, form] = [begin, undefined as URLSearchParams | undefined]
  for (let steps = 0; steps < 12; steps += 1) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const set of response.headers.getSetCookie()) {
      const [key = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(key, value)
    }
    const location = response.headers.get('location')
    if (location !== null) {
      address = new URL(location, address).href
      form = undefined
      if (!address.startsWith(new URL(begin).origin)) return address
      continue
    }
    const page = await response.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (prompt === undefined || action === undefined) throw new Error(page.slice(0, 2000))
    address = new URL(action, address).href
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'any' } : {}) })
  }
  throw new Error('the provider leads nowhere')
}
