/** `/ORG/about`: what the record holds, what of it is unverified, what is left out, and who keeps it. */
import { namingOf } from '../../words/naming.ts'
import { words } from '../../words/index.ts'
import { aboutOf, type About } from '../about.ts'
import { code, date, name, number } from '../format.ts'
import { fill, html, joined, type Html, type Inside } from '../html.ts'
import { card, definitions, seenMark } from '../parts.ts'
import { framed, organisationText, organText, say, to, type View } from '../view.ts'

/** The page about a record. */
export function about(view: View): Html {
  const w = words(view.lang).about
  const found = aboutOf(view)
  const { summary } = view.reading.charter
  const body = html`<div class="head"><h1>${w.title}</h1><p>${w.standing[view.shown.standing]}</p>${summary && html`<p>${say(view, summary)}</p>`}</div>
<div class="two half"><div>${encoded(view, found)}${where(view, found)}</div><div>${unverified(view, found)}${leftOut(view, found)}</div></div>
${keeper(view)}`
  return framed(view, {
    title: w.title,
    description: w.description(organisationText(view)),
    nav: 'about',
    alternates: [{ format: 'json', href: to(view, '/about.json') }],
    body,
  })
}

/** Sentences one under another; those of which there is nothing to say are left out. */
function sentences(items: readonly Inside[]): Html {
  const said = items.filter((item) => item !== undefined && item !== false)
  return html`<ul class="rows">${said.map((item) => html`<li>${item}</li>`)}</ul>`
}

function linked(view: View, path: string, text: Inside): Html {
  return html`<a href="${to(view, path)}">${text}</a>`
}

function encoded(view: View, { encoded: of }: About): Html {
  const w = words(view.lang).about
  const { first, last } = of
  const history =
    first !== undefined &&
    last !== undefined &&
    fill((from, until) => w.history(of.events, from, until), date(view.lang, first), date(view.lang, last))
  const charter = view.reading.head && html`<a href="/${view.shown.code}/charter.yaml">${w.charter}</a>`
  return card(
    'encoded',
    w.encoded,
    sentences([
      linked(view, '/bodies', w.bodies(of.bodies)),
      w.rules(of.rules, of.inForce),
      of.procedures > 0 && w.procedures(of.procedures),
      of.instruments > 0 && w.instruments(of.instruments),
      of.weights > 0 && w.weights(of.weights),
      history,
      of.decisions > 0 && linked(view, '/decisions', w.decisions(of.decisions, of.rolls)),
      of.statements > 0 && linked(view, '/statements', w.statements(of.statements)),
    ]),
    charter,
  )
}

function unverified(view: View, { unverified: of }: About): Html {
  const w = words(view.lang).about
  const parts = of.parts === 0 ? w.allRead : linked(view, '/rules/unread', w.parts(of.parts, of.cited))
  const seen = (['text', 'excerpt', 'secondhand', 'memory'] as const)
    .filter((how) => of.sources[how] > 0)
    .map((how) => ({ term: seenMark(view.lang, how), is: number(view.lang, of.sources[how]) }))
  return card(
    'unverified',
    w.unverified,
    html`${sentences([
      parts,
      of.claims > 0 && linked(view, '/sources', w.claims(of.claims)),
      of.flagged > 0 && w.flagged(of.flagged),
      of.assumed > 0 && w.assumed(of.assumed),
    ])}<h3 class="sub">${w.seenSources}</h3>${definitions(seen)}`,
  )
}

function leftOut(view: View, { leftOut: of, encoded: { decisions } }: About): Html {
  const w = words(view.lang).about
  const organs = (codes: About['leftOut']['withoutRules']): Html =>
    joined(
      codes.map((organ) => linked(view, `/bodies/${organ}`, name(organText(view, organ)))),
      ', ',
    )
  const naming = namingOf(view.lang, view.reading.charter)
  const silent = joined(
    of.silent.map((parameter) => titled(naming.fact(parameter), parameter)),
    ', ',
  )
  const items = [
    of.rolls > 0 && w.noRoll(of.rolls, decisions),
    of.withoutRules.length > 0 && fill(w.noRules, organs(of.withoutRules)),
    of.withoutChair.length > 0 && fill(w.noChair, organs(of.withoutChair)),
    of.silent.length > 0 && fill(w.silent, silent),
  ].filter((item) => item !== false)
  const body = items.length === 0 ? html`<p class="muted">${w.nothing}</p>` : sentences(items)
  return card('left-out', w.leftOut, html`${body}<p class="note">${w.unseen}</p>`)
}

function where(view: View, { encoded: { sources } }: About): Html {
  const w = words(view.lang).about
  return card('where', w.where, sentences([linked(view, '/sources', w.from(sources)), w.quoted, w.licence]))
}

function keeper(view: View): Html {
  const w = words(view.lang).about
  const { head, charter } = view.reading
  return card(
    'keeper',
    w.keeper,
    definitions([
      ...(head
        ? [
            { term: w.origin, is: html`<span class="hash">${code(head.origin)}</span>` },
            { term: w.key, is: html`<span class="hash">${code(head.key)}</span>` },
          ]
        : []),
      { term: w.seat, is: html`${say(view, charter.seat.place)}, ${code(charter.seat.zone)}` },
      { term: w.errors, is: w.mend },
      { term: w.contact, is: w.address },
    ]),
    linked(view, '/record/verify', words(view.lang).site.footer.howToVerify),
  )
}

/** A fact by its title; by its code where the charter gives none. */
function titled(title: string, fact: string): Html {
  return title === fact ? code(fact) : name(title)
}
