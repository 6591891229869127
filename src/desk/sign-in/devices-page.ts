/** `/ORG/sign-in/devices`: the sessions of whoever asks, each with the way to end it, and another passkey. */
import type { Instant } from '../../core/time.ts'
import type { Session } from '../session.ts'
import { instant, instantText } from '../../site/format.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { card, table } from '../../site/parts.ts'
import { framed, to, type View } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { shortKey } from '../people.ts'
import { passkeyBox, passkeyScript } from './passkey-box.ts'

/** The page over the sessions of one person, the one that asks among them. */
export function devicesPage(view: View, own: Session, sessions: readonly Session[], latest: Instant): Html {
  const w = words(view.lang).signIn
  const { zone } = view.reading.charter.seat
  const by = ({ key, issuer }: Session): Inside =>
    key !== undefined
      ? html`${w.devices.byKey(shortKey(key))}`
      : issuer === undefined
        ? w.devices.byDemonstration
        : w.devices.byIssuer(issuer)
  const end = (id: string, says: string): Html =>
    html`<form method="post" action="${to(view, '/sign-in/devices')}"><input type="hidden" name="end" value="${id}"><button>${says}</button></form>`
  const list = table(
    w.devices.title,
    [
      {
        head: w.devices.device,
        names: true,
        cell: ({ id, device }: Session) =>
          `${device === undefined || device === '' ? w.devices.unknown : device}${id === own.id ? ` (${w.devices.this})` : ''}`,
      },
      { head: w.devices.opened, cell: ({ opened }) => instant(view.lang, opened, zone) },
      { head: w.devices.until, cell: ({ expires }) => instant(view.lang, expires, zone) },
      { head: w.devices.by, cell: by },
      { head: w.devices.end, cell: ({ id }) => (id === own.id ? '' : end(id, w.devices.end)) },
    ],
    sessions,
  )
  const another = passkeyBox(
    {
      does: 'create',
      options: to(view, '/sign-in/register/options'),
      answer: to(view, '/sign-in/register/answer'),
      button: w.devices.another,
      waits: w.invitation.waits,
      stopped: w.invitation.stopped,
      failed: w.invitation.failed,
      twice: w.invitation.twice,
    },
    w.passkey.noScript,
  )
  const body = html`<div class="head"><h1>${w.devices.title}</h1></div>
${card('sessions', w.devices.title, html`${list}${sessions.length > 1 && end('others', w.devices.endOthers)}`)}
${card(
  'session',
  w.session.heading,
  html`<p>${w.session.ends(instantText(view.lang, own.expires, zone))} ${w.session.latest(instantText(view.lang, latest, zone))}</p>
<form method="post" action="${to(view, '/sign-in/session')}"><button>${w.session.stay}</button></form>
<form method="post" action="${to(view, '/sign-in/out')}"><button>${w.session.out}</button></form>`,
)}
${own.person !== undefined && own.key !== undefined && card('another', w.devices.another, html`<p>${w.devices.anotherWhy}</p>${another}`)}
${passkeyScript()}`
  return framed(view, { title: w.devices.title, uncited: true, body })
}
