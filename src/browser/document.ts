/** What the scripts of live pages use of a browser. It is said here, since the rest of the house must not find it in its types. */

export interface Place {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly width: number
  readonly height: number
}

export interface Element {
  hidden: boolean
  textContent: string
  readonly innerText: string
  readonly outerHTML: string
  readonly tagName: string
  readonly id: string
  readonly type?: string
  readonly value?: string
  readonly defaultValue?: string
  checked?: boolean
  readonly defaultChecked?: boolean
  readonly selected?: boolean
  readonly defaultSelected?: boolean
  readonly disabled?: boolean
  readonly isContentEditable: boolean
  open?: boolean
  readonly dataset: Record<string, string | undefined>
  readonly style: { minBlockSize: string }
  readonly parentElement: Element | null
  readonly children: Iterable<Element>
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
  closest(selector: string): Element | null
  matches(selector: string): boolean
  contains(other: unknown): boolean
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  replaceWith(other: Element): void
  replaceChildren(...others: (Element | string)[]): void
  append(...others: (Element | string)[]): void
  getBoundingClientRect(): Place
  checkVisibility(): boolean
  addEventListener(type: string, listener: (event: Event) => void): void
  click(): void
  focus(): void
  showModal?(): void
  close?(): void
}

export interface Event {
  readonly target: unknown
  preventDefault(): void
}

export interface KeyPressed extends Event {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly defaultPrevented: boolean
}

export interface Page {
  readonly documentElement: Element
  readonly body: Element
  readonly activeElement: Element | null
  readonly visibilityState: 'visible' | 'hidden'
  title: string
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
  createElement(name: string): Element
  addEventListener(type: string, listener: (event: Event) => void): void
  adoptNode(element: Element): Element
}

export interface Stream {
  readonly readyState: number
  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void
  close(): void
}

interface Browser {
  readonly document: Page
  readonly location: { readonly href: string }
  readonly navigator: { readonly onLine: boolean }
  readonly innerHeight: number
  readonly innerWidth: number
  readonly localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void }
  readonly DOMParser: new () => { parseFromString(text: string, type: 'text/html'): Page }
  readonly EventSource: new (address: string) => Stream
  readonly getSelection: () => {
    readonly isCollapsed: boolean
    containsNode(node: Element, partly: boolean): boolean
  } | null
  readonly addEventListener: Page['addEventListener']
  readonly performance: {
    getEntriesByType(type: 'navigation'): readonly {
      readonly type: string
      readonly transferSize: number
      readonly responseStart: number
    }[]
  }
}

export const browser = globalThis as unknown as Browser
export const { document } = browser
