/** `/ORG/sign-in`: with a passkey, or by way of the ministry's own sign-in. */
import { html, type Html, type Inside } from '../../site/html.ts'
import { card } from '../../site/parts.ts'
import { framed, organisationText, to, type View } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { passkeyBox, passkeyScript } from './passkey-box.ts'

export interface SignInPage {
  /** The ways of OpenID Connect that this organisation has, by code. */
  readonly providers: readonly { readonly code: string; readonly name: string }[]
  /** Where passkeys work, where they do not at the address that was asked. */
  readonly elsewhere?: string
  /** False where the record knows no portal at this site. */
  readonly portal: boolean
  /** True where the charter says how a lost key is recovered. */
  readonly recovers: boolean
  /** The page of the desk that the person wanted. */
  readonly wanted: string | undefined
  /** What became of an attempt that left the page. */
  readonly said?: string
}

/** The page at which delegates and officers sign in. */
export function signInPage(view: View, of: SignInPage): Html {
  const w = words(view.lang).signIn
  const box = passkeyBox(
    {
      does: 'get',
      options: to(view, '/sign-in/options'),
      answer: to(view, '/sign-in/answer', { to: of.wanted }),
      button: w.passkey.button,
      waits: w.passkey.waits,
      stopped: w.passkey.stopped,
      failed: w.passkey.failed,
    },
    w.passkey.noScript,
  )
  const passkey: Inside =
    of.elsewhere === undefined
      ? html`<p>${w.passkey.what}</p>${box}${!of.portal && html`<p class="muted">${w.passkey.noPortal}</p>`}`
      : html`<p>${w.passkey.elsewhere(of.elsewhere)}</p><p class="links"><a href="${of.elsewhere}">${of.elsewhere}</a></p>`
  const providers = html`<p>${w.provider.what}</p>${of.providers.map(
    ({ code, name }) =>
      html`<p class="links"><a href="${to(view, `/sign-in/with/${code}`, { to: of.wanted })}">${w.provider.button(name)}</a></p>`,
  )}`
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.lead(organisationText(view))}</p></div>
${of.said !== undefined && html`<p role="alert" class="note">${of.said}</p>`}
${card('passkey', w.passkey.heading, passkey)}
${of.providers.length > 0 && card('provider', w.provider.heading, providers)}
${of.recovers && html`<p class="links"><a href="${to(view, '/sign-in/recovery')}">${w.recovery.link}</a></p>`}
${passkeyScript()}`
  return framed(view, { title: w.title, uncited: true, body })
}
