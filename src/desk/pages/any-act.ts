/**
 * `/ORG/desk/acts` and `/ORG/desk/acts/KIND`: any act that a charter lets somebody perform, from the form of its kind. What has
 * a sheet of its own (a question, a position, a letter) is better done there; here is the rest: membership, findings,
 * credentials, sessions, operations.
 */
import * as z from 'zod/mini'
import { KINDS } from '../../core/acts/index.ts'
import type { JsonObject } from '../../core/json.ts'
import { partiesOn } from '../../core/members.ts'
import { textDocument, type DraftDocument } from '../../record/author.ts'
import { typedAs } from '../../words/deadline.ts'
import { html, type Html, type Inside } from '../../site/html.ts'
import { code } from '../../site/format.ts'
import { card, checks } from '../../site/parts.ts'
import { kindText, organText, partyText, plain, to } from '../../site/view.ts'
import { titleText } from '../asked.ts'
import { deskPage } from '../frame.ts'
import { doingOf, mayOf } from '../may.ts'
import { openQuestions, type DeskView } from '../view.ts'
import type { Sheeted } from './office.ts'

/** A field of a body, as the schema of its kind says it. */
interface Field {
  readonly name: string
  readonly required: boolean
  readonly type: 'text' | 'number' | 'yes-no' | 'list' | 'json' | 'instant' | 'day'
  readonly options?: readonly string[]
}

interface Property {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly items?: { readonly type?: string }
}

const fieldsOfKind = new Map<string, readonly Field[]>()

/** The kinds that are performed, and not by the machinery of the record alone. */
export function performed(): readonly string[] {
  return [...KINDS].flatMap(([kind, { decide, ofRecord }]) => (decide && !ofRecord ? [kind] : [])).toSorted()
}

/** The list of kinds, each with its sheet, by what they are about. */
export function anyActs(view: DeskView): string {
  const { d } = view
  const groups = Map.groupBy(performed(), (kind) => kind.split('.')[0] ?? kind)
  const link = (kind: string): Html => {
    const may = mayOf(view, doingOf(view, kind, {}))
    return html`<li><a href="${to(view, `/desk/acts/${kind}`)}">${kindText(view, kind)}</a> <span class="small muted">${code(kind)}${may.by !== 'self' && html` ${d.anyAct.others}`}</span></li>`
  }
  const list = html`<ul class="plain columns">${[...groups.values()].flat().map(link)}</ul>`
  const body = html`<h1>${d.anyAct.title}</h1><p>${d.anyAct.lead}</p>${card('acts', d.anyAct.kinds, list)}`
  return deskPage(view, { title: d.anyAct.title, place: 'acts', body, scripts: ['desk'] })
}

/** The sheet of a kind; undefined where there is none such. */
export function anyAct(
  view: DeskView,
  kind: string,
  faults: readonly Inside[] = [],
  typed?: URLSearchParams,
): string | undefined {
  if (!performed().includes(kind)) return undefined
  const { d } = view
  const value = (name: string): string => typed?.get(name) ?? view.query.get(name) ?? ''
  const fields = fieldsOf(kind).map((field) => fieldHtml(view, field, value(field.name)))
  const body = html`<p class="crumb"><a href="${to(view, '/desk/acts')}">${d.anyAct.title}</a> / ${code(kind)}</p><h1>${kindText(view, kind)}</h1>
${faults.length > 0 && html`<section class="card refusal" role="alert" aria-label="${d.circulate.notInOrder}">${checks(faults.map((says) => ({ holds: false, says })))}</section>`}
<form class="card fields" method="post" action="${to(view, `/desk/acts/${kind}`)}">${fields}
<label for="document">${d.anyAct.document}</label><textarea id="document" name="document" rows="4" maxlength="100000" dir="auto">${value('document')}</textarea>
<label class="choice"><input type="checkbox" name="committed" value="yes"> ${d.anyAct.committed}</label>
<button class="primary">${d.question.toReview}</button></form>`
  return deskPage(view, { title: kindText(view, kind), place: 'acts', body, scripts: ['desk'] })
}

/** What was typed as an act of the kind, or everything that is wrong with it. */
export function anyActProposal(view: DeskView, kind: string, typed: URLSearchParams): Sheeted {
  const faults: string[] = []
  const body = Object.fromEntries(
    fieldsOf(kind).flatMap((field) => {
      const text = (typed.get(field.name) ?? '').trim()
      if (text === '') {
        if (field.required) faults.push(view.d.errors.missing(labelOf(view, field.name)))
        return []
      }
      const value = valueOf(view, field, text)
      if (value === undefined) faults.push(view.d.anyAct.unread(labelOf(view, field.name), text))
      return [[field.name, value]]
    }),
  ) as JsonObject
  const schema = KINDS.get(kind)?.schema
  const read = schema && z.safeParse(schema, body)
  if (faults.length === 0 && read && !read.success)
    faults.push(...read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`))
  if (faults.length > 0) return { faults }
  const text = (typed.get('document') ?? '').trim()
  const documents: DraftDocument[] =
    text === ''
      ? []
      : [textDocument('document', text, 'text/plain; charset=utf-8', typed.get('committed') === 'yes')]
  return { kind, body, documents, back: to(view, '/desk') }
}

/** The fields of the body of a kind, those that must be there first. */
function fieldsOf(kind: string): readonly Field[] {
  const known = fieldsOfKind.get(kind)
  if (known) return known
  const schema = KINDS.get(kind)?.schema
  const emitted = schema
    ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
        readonly properties?: Readonly<Record<string, Property>>
        readonly required?: readonly string[]
      })
    : {}
  const fields = Object.entries(emitted.properties ?? {}).map(([name, of]): Field => ({
    name,
    required: emitted.required?.includes(name) ?? false,
    type: typeOf(of),
    ...(of.enum ? { options: of.enum } : {}),
  }))
  const sorted = fields.toSorted((a, b) => Number(b.required) - Number(a.required))
  fieldsOfKind.set(kind, sorted)
  return sorted
}

function typeOf({ type, items, pattern = '' }: Property): Field['type'] {
  if (type === 'string' && pattern.includes('T\\d{2}')) return 'instant'
  if (type === 'string' && /^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/.test(pattern)) return 'day'
  if (type === 'string') return 'text'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'boolean') return 'yes-no'
  return type === 'array' && items?.type === 'string' ? 'list' : 'json'
}

function valueOf(view: DeskView, { type }: Field, text: string): unknown {
  if (type === 'number') return /^\d{1,15}$/.test(text) ? Number(text) : undefined
  if (type === 'yes-no') return text === 'yes'
  if (type === 'list') return text.split(/[,\s]+/).filter((part) => part !== '')
  if (type === 'instant') {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return text
    const read = typedAs(text, view.reading.charter.seat.zone, view.now)
    return read.ok ? read.value.at : undefined
  }
  if (type !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function labelOf(view: DeskView, name: string): string {
  return view.d.fields[name] ?? name
}

/** The field as it is filled in: where the record knows what there is to choose from, a choice. */
function fieldHtml(view: DeskView, field: Field, value: string): Html {
  const { name, required } = field
  const known =
    field.options?.map((one) => [one, view.site.position[one as never] ?? one] as const) ??
    knownFor(view, name)
  const label = html`<label for="${name}">${labelOf(view, name)}${!required && html` <span class="muted small">${view.d.anyAct.optional}</span>`}</label>`
  if (known || field.type === 'yes-no') {
    const choices = known ?? [
      ['yes', 'yes'],
      ['no', 'no'],
    ]
    return html`${label}<select id="${name}" name="${name}">${!required && html`<option value=""></option>`}${choices.map(([one, says]) => html`<option value="${one}"${one === value && html` selected`}>${says}</option>`)}</select>`
  }
  if (field.type === 'json')
    return html`${label}<textarea id="${name}" name="${name}" rows="3" spellcheck="false">${value}</textarea>`
  const type = field.type === 'day' ? 'date' : field.type === 'number' ? 'number' : 'text'
  return html`${label}<input id="${name}" type="${type}" name="${name}" value="${value}" maxlength="400"${required && html` required`} autocomplete="off">`
}

function knownFor(view: DeskView, name: string): readonly (readonly [string, string])[] | undefined {
  const { charter } = view.reading
  const titled = (all: object): readonly (readonly [string, string])[] =>
    Object.entries(all as Record<string, { readonly title: never }>).map(([one, { title }]) => [
      one,
      plain(view.lang, title),
    ])
  if (name === 'organ') return Object.keys(charter.organs).map((one) => [one, organText(view, one)])
  if (name === 'matter') return titled(charter.matters)
  if (name === 'treaty') return titled(charter.instruments)
  if (name === 'question')
    return openQuestions(view).map((asked) => [asked.id, `${titleText(view, asked)} (${asked.id})`])
  if (name !== 'party' && name !== 'to' && name !== 'for') return undefined
  return partiesOn(charter, view.standing, view.today).map(({ party }) => [party, partyText(view, party)])
}
