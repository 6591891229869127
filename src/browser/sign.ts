/**
 * Signs an act with the person's passkey. The page says what is to be signed in a block of JSON: `challenge`, the act's id in
 * base 64; `credentials`, the passkeys that may sign it; `failed`, what to say where none did. The form is sent with the
 * evidence in the field of that name; the server checks every byte of it, as anybody can later.
 */
interface Element {
  readonly dataset: Readonly<Record<string, string | undefined>>
  disabled: boolean
  textContent: string | null
  value: string
  addEventListener(type: 'submit', listener: (event: { preventDefault(): void }) => void): void
  querySelector(selector: string): Element | null
  submit(): void
}

interface Root {
  getElementById(id: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
}

interface Answer {
  readonly rawId: ArrayBuffer
  readonly response: {
    readonly authenticatorData: ArrayBuffer
    readonly clientDataJSON: ArrayBuffer
    readonly signature: ArrayBuffer
  }
}

const { navigator } = globalThis as unknown as {
  readonly navigator: { readonly credentials: { get(options: object): Promise<Answer | null> } }
}

interface ToSign {
  readonly challenge: string
  readonly credentials: readonly { readonly key: string; readonly credential: string }[]
  readonly failed: string
}

/** Makes each form that is marked `data-sign` one that a passkey signs. */
export function signing(root: Root): void {
  for (const form of root.querySelectorAll('form[data-sign]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void signed(root, form)
    })
  }
}

async function signed(root: Root, form: Element): Promise<void> {
  const data = root.getElementById(form.dataset['sign'] ?? '')
  const field = form.querySelector('input[name="evidence"]')
  const button = form.querySelector('button')
  if (!data || !field || !button) return
  const { challenge, credentials, failed } = JSON.parse(data.textContent ?? '') as ToSign
  button.disabled = true
  try {
    const answer = await navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(challenge),
        allowCredentials: credentials.map(({ credential }) => ({
          type: 'public-key',
          id: bytesOf(credential),
        })),
        userVerification: 'required',
      },
    })
    const used = answer && credentials.find(({ credential }) => credential === textOf(answer.rawId))
    if (!answer || !used) throw new Error('no passkey')
    const { authenticatorData, clientDataJSON, signature } = answer.response
    field.value = JSON.stringify({
      key: used.key,
      alg: 'webauthn',
      credential: used.credential,
      authenticatorData: textOf(authenticatorData),
      clientDataJSON: textOf(clientDataJSON),
      sig: textOf(signature),
    })
    form.submit()
  } catch {
    button.disabled = false
    const status = form.querySelector('[data-sign-status]')
    if (status) status.textContent = failed
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (digit) => digit.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
