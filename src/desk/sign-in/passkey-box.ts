/** The part of a page that asks the browser for a passkey: a button that a script brings to life, and where it says what became of it. */
import { html, type Html, type Inside } from '../../site/html.ts'
import { SIGN_IN_SCRIPT } from '../../site/scripts.ts'

export interface PasskeyBox {
  /** `get` signs with a passkey that there is; `create` makes one. */
  readonly does: 'get' | 'create'
  /** The two addresses: where the challenge comes from, and where the answer goes. */
  readonly options: string
  readonly answer: string
  /** The secret of an invitation, where the page is one's. */
  readonly token?: string
  readonly button: string
  readonly fields?: Inside
  /** Said while the browser asks, when it ends without an answer, when the server takes it not, and when there is one already. */
  readonly waits: string
  readonly stopped: string
  readonly failed: string
  readonly twice?: string
}

/** The box, hidden until its script runs, with what is said where none does. */
export function passkeyBox(of: PasskeyBox, noScript: string): Html {
  return html`<div class="passkey" data-passkey="${of.does}" data-options="${of.options}" data-answer="${of.answer}"${of.token !== undefined && html` data-token="${of.token}"`} data-waits="${of.waits}" data-stopped="${of.stopped}" data-failed="${of.failed}" data-twice="${of.twice ?? of.failed}" hidden>
${of.fields}<p><button type="button">${of.button}</button></p><p role="status"></p></div>
<noscript><p>${noScript}</p></noscript>`
}

/** The script of the box: once on a page, after all of them. */
export function passkeyScript(): Html {
  return html`<script type="module" src="${SIGN_IN_SCRIPT}"></script>`
}
