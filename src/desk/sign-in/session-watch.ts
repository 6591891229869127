/** The end of a session, on every page of the desk: minutes before it a box appears with the button that puts it off. */
import { html, type Html } from '../../site/html.ts'
import { to } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import type { DeskView } from '../view.ts'

/** The way to the person's sessions, and the box that a script shows in time; nothing for a seat of a demonstration. */
export function sessionWatch(view: DeskView): Html | undefined {
  if (view.seat.who.demonstration) return undefined
  const w = words(view.lang).signIn
  const told = {
    'data-session': to(view, '/sign-in/session'),
    'data-minutes': w.session.warning(2).replace('2', '#'),
    'data-minute': w.session.warning(1),
    'data-over': w.session.over,
  }
  const { who, signs } = view.seat
  const only =
    who.issuer !== undefined &&
    signs === 'none' &&
    html`<p class="small">${w.provider.only(new URL(who.issuer).host)}</p>`
  return html`${only}<a href="${to(view, '/sign-in/devices')}">${w.devices.title}</a>
<div class="session"${Object.entries(told).map(([name, value]) => html` ${name}="${value}"`)} hidden><p role="alert"></p><button type="button" class="primary" data-key="e">${w.session.stay}<kbd>E</kbd></button></div>
<script type="module" src="/assets/session.js"></script>`
}
