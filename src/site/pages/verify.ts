/** `/ORG/record/verify`: the commands with which anybody checks the record. */
import { fill, html, type Html } from '../html.ts'
import { code, number } from '../format.ts'
import { card } from '../parts.ts'
import { framed, organisationText, recordHead, to, type View } from '../view.ts'

/** The page on checking. */
export function verify(view: View): Html {
  const { w } = view
  const body = html`<div class="head"><p class="crumb"><a href="${to(view, '/record')}">${w.record.title}</a></p><h1>${w.verify.title}</h1><p>${w.verify.lead}</p></div>${checkCard(view)}`
  return framed(view, {
    title: w.verify.title,
    description: w.verify.description(organisationText(view)),
    nav: 'record',
    alternates: [{ format: 'record', href: `/${view.shown.code}/record.chancery` }],
    body,
  })
}

const PLACEHOLDER = 'https://ADDRESS'

/** The commands, to be copied as they stand, and the root to compare with. */
export function checkCard(view: View): Html {
  const { w, lang, shown } = view
  const org = shown.code
  const file = `${org}.chancery`
  const head = recordHead(view)
  const server = `curl --fail --output ${file} ${PLACEHOLDER}/${org}/record.chancery\nnpx --no-install chancery verify ${file}`
  const here = `npx --no-install chancery export ${org} --format record --out ${file}\nnpx --no-install chancery verify ${file}`
  return card(
    'check',
    w.overview.check,
    html`<div class="flow"><p>${w.verify.fromServer}</p><pre><code>${command(server)}</code></pre><p class="small muted">${fill(w.verify.address, code(PLACEHOLDER))}</p><p>${w.verify.onServer}</p><pre><code>${command(here)}</code></pre>
${head && html`<p>${w.verify.compare}</p><p class="hash">${w.record.size}: ${number(lang, head.act)}. ${w.record.root}: ${code(head.root)}</p>`}<p class="small muted">${w.verify.fails}</p></div>`,
  )
}

/** Words of a command do not break within, unless they are longer than a narrow screen. */
export function command(text: string): Html {
  return html`${text.split(/([ \n])/).map((word) => (word.length > 1 && word.length < 30 ? html`<span>${word}</span>` : word))}`
}
