/** What these scripts use of a browser. It is said here, since the rest of the house must not find it in its types. */

export interface Node {
  hidden: boolean
  disabled: boolean
  textContent: string
  className: string
  max: number
  value: number
  readonly dataset: Readonly<Record<string, string | undefined>>
  lang: string
  querySelector(selector: string): Node | null
  addEventListener(type: 'click', listener: () => void): void
  removeAttribute(name: string): void
  replaceChildren(): void
  append(node: Node): void
}

interface Thread {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: () => void): void
  postMessage(message: object): void
  terminate(): void
}

interface Browser {
  readonly document: Node & {
    readonly documentElement: Node
    querySelectorAll(selector: string): Iterable<Node>
    createElement(name: string): Node
  }
  readonly Worker: new (address: URL, options: { readonly type: 'module' }) => Thread
  readonly addEventListener: Thread['addEventListener']
  readonly postMessage: Thread['postMessage']
}

export const browser = globalThis as unknown as Browser
