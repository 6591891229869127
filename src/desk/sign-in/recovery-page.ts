/** `/ORG/sign-in/recovery`: whoever lost every passkey makes a new one, and says for whom. Two people must then ask for it by acts. */
import { partiesOn } from '../../core/members.ts'
import type { Situation } from '../../core/situation.ts'
import { html, type Html } from '../../site/html.ts'
import { code } from '../../site/format.ts'
import { card, definitions } from '../../site/parts.ts'
import { actorText, framed, partyText, to, type View } from '../../site/view.ts'
import { words } from '../../words/index.ts'
import { passkeyBox, passkeyScript } from './passkey-box.ts'

/** The page that asks. Its choices are the parties and offices that are public anyway: they say nothing of who has a key. */
export function recoveryPage(view: View, standing: Situation): Html {
  const w = words(view.lang).signIn
  const { charter } = view.reading
  if (!charter.keys?.recovery)
    return framed(view, {
      title: w.recovery.title,
      uncited: true,
      body: html`<div class="head"><h1>${w.recovery.title}</h1><p>${w.recovery.none}</p></div>`,
    })
  const parties = partiesOn(charter, standing, view.today)
    .map(({ party }) => ({ value: party as string, says: partyText(view, party) }))
    .toSorted((a, b) => a.says.localeCompare(b.says, view.lang))
  const offices = Object.keys(charter.offices)
    .filter((office) => !['log', 'clock', 'archivist'].includes(office))
    .map((office) => ({ value: office, says: actorText(view, { office: office as never }) }))
  const fields = html`<p><label for="holder">${w.recovery.holder}</label> <select id="holder" name="holder">${[...parties, ...offices].map(({ value, says }) => html`<option value="${value}">${says}</option>`)}</select></p>
<p><label for="name">${w.recovery.name}</label> <input id="name" name="name" required maxlength="120" autocomplete="name" aria-describedby="name-hint"> <span class="small muted" id="name-hint">${w.recovery.nameHint}</span></p>`
  const box = passkeyBox(
    {
      does: 'create',
      options: to(view, '/sign-in/recovery/options'),
      answer: to(view, '/sign-in/recovery/answer'),
      button: w.recovery.button,
      fields,
      waits: w.invitation.waits,
      stopped: w.invitation.stopped,
      failed: w.invitation.failed,
    },
    w.passkey.noScript,
  )
  const body = html`<div class="head"><h1>${w.recovery.title}</h1><p>${w.recovery.lead}</p><p>${w.recovery.one}</p></div>${card('recovery', w.recovery.title, box)}${passkeyScript()}`
  return framed(view, { title: w.recovery.title, uncited: true, body })
}

/** The page that says it is asked for, with the beginning of the code to tell. */
export function recoveryAsked(view: View, beginning: string): Html {
  const w = words(view.lang).signIn
  const body = html`<div class="head"><h1>${w.recovery.asked}</h1></div>${card('asked', w.recovery.asked, html`${definitions([{ term: w.recovery.code, is: code(beginning) }])}<p>${w.recovery.next}</p>`)}`
  return framed(view, { title: w.recovery.asked, uncited: true, body })
}
