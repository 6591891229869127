/** `/ORG/sign-in/invitations/TOKEN` and what follows: a person registers two passkeys. */
import { html, type Html } from '../../site/html.ts'
import { card, definitions } from '../../site/parts.ts'
import { code } from '../../site/format.ts'
import { actorText, framed, to, type View } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { shortKey, type Member } from '../people.ts'
import { passkeyBox, passkeyScript } from './passkey-box.ts'

/** The page for a person who opened an invitation, or has registered a passkey by one. The link's secret is with the first alone. */
export function invitationPage(view: View, member: Member, token?: string): Html {
  const w = words(view.lang).signIn
  const { registered } = member
  const next = registered.length === 0 ? w.invitation.first : w.invitation.second
  const box = passkeyBox(
    {
      does: 'create',
      options: to(view, '/sign-in/register/options'),
      answer: to(view, '/sign-in/register/answer'),
      ...(token === undefined ? {} : { token }),
      button: next,
      waits: w.invitation.waits,
      stopped: w.invitation.stopped,
      failed: w.invitation.failed,
      twice: w.invitation.twice,
    },
    w.passkey.noScript,
  )
  const done = definitions(
    registered.map(({ key }) => ({ term: w.invitation.code, is: code(shortKey(key)) })),
  )
  const isFirst = registered.length === 0
  const body = html`<div class="head"><h1>${w.invitation.title}</h1><p>${w.invitation.lead(member.name, actorText(view, member.holder))}</p></div>
${registered.length > 0 && card('done', w.invitation.done, html`${done}<p>${w.invitation.codeWhy}</p><p>${w.invitation.next}</p>`)}
${
  registered.length < 2 &&
  card('next', next, html`<p>${isFirst ? w.invitation.why : w.invitation.another}</p>${box}`)
}
${
  registered.length === 1 &&
  card(
    'later',
    w.invitation.later,
    html`<p>${w.invitation.laterWarning}</p><p class="links"><a href="${to(view, '/sign-in')}">${w.invitation.toSignIn}</a></p>`,
  )
}
${registered.length > 1 && html`<p class="links"><a href="${to(view, '/sign-in')}">${w.invitation.toSignIn}</a></p>`}
${passkeyScript()}`
  return framed(view, { title: w.invitation.title, uncited: true, body })
}

/** Why a link opens nothing: one sentence for every reason, so that nobody learns which links there are. */
export function noInvitationPage(view: View): Html {
  const w = words(view.lang).signIn
  return framed(view, {
    title: w.invitation.title,
    uncited: true,
    body: html`<div class="head"><h1>${w.invitation.title}</h1><p>${w.no.invitation}</p></div>`,
  })
}
