/** What the parts of a charter say of each other that cannot be so: every fault with its line. A charter with a fault is not read. */
import { KINDS } from '../acts/index.ts'
import type { Disclosure } from './procedure.ts'
import type { Fault } from '../faults.ts'
import { RECORD_OFFICES } from '../ids.ts'
import { pointer, type Parsed, type Path } from '../reading.ts'
import { walk, type Condition } from '../rules/condition.ts'
import type { Charter, Rule, Span } from './charter.ts'
import { lintInstruments } from './instrument.ts'
import { lintStatuses } from './statuses.ts'
import { lintMeetings } from './meeting.ts'
import { factFormsOf, factsOfRule } from './fact-forms.ts'
import { known, lintSource, type Note } from './lint-common.ts'
import { lintOperations } from './operation.ts'
import { lintPaper } from './paper.ts'
import { placedOf } from './places.ts'
import { lintPresentation } from './presentation.ts'
import { lintSeats } from './seats.ts'
import { lintSymbols } from './symbols.ts'
import { lintDelegations } from './delegations.ts'
import { lintFourEyes } from './four-eyes.ts'
import { lintKeys } from './keys.ts'
import { lintReceipts } from './receipts.ts'
import { lintTexts } from './texts.ts'
import { lintWitnesses } from './witnesses.ts'

/** Every fault of sense, in the order in which the sections are looked at. */
export function lint(charter: Charter, parsed: Parsed): readonly Fault[] {
  const faults: Fault[] = []
  const note: Note = (code, path, found, right) => {
    const place = { file: parsed.file, line: parsed.line(path), pointer: pointer(path) }
    faults.push({ code, ...place, found, ...(right === undefined ? {} : { right }) })
  }
  lintSources(charter, note)
  lintInstruments(charter, note)
  lintStatuses(charter, note)
  lintSpans(charter, note)
  lintChoices(charter, note)
  lintProcedures(charter, note)
  lintActors(charter, note)
  charter.rules.forEach((rule, index) => lintRule(charter, rule, ['rules', index], note))
  lintOverlaps(charter.rules, note)
  lintPrecedence(charter.rules, note)
  lintOperations(charter, note)
  lintSeats(charter, note)
  lintSymbols(charter, note)
  lintMeetings(charter, note)
  lintPresentation(charter, note)
  lintKeys(charter, note)
  lintDelegations(charter, note)
  lintOfficers(charter, note)
  lintReceipts(charter, note)
  lintTexts(charter, note)
  lintWitnesses(charter, note)
  return faults
}

/** Where two people of an office sign: in offices of people, for acts that somebody performs. */
function lintOfficers(charter: Charter, note: Note): void {
  const machines = ['clock', 'log']
  const offices = [...new Set([...Object.keys(charter.offices), ...RECORD_OFFICES])].filter(
    (office) => !machines.includes(office),
  )
  const performed = [...KINDS.values()].flatMap(({ kind, decide }) => (decide ? [kind] : []))
  // The first act brings the keys: before it nobody can sign beside anybody.
  const kinds = new Set(performed.filter((kind) => kind !== 'record.opened'))
  lintFourEyes(charter, { offices, kinds }, note)
  lintPaper(charter, offices, note)
}

function lintSources(charter: Charter, note: Note): void {
  const source = (name: string | undefined, path: Path): void => {
    if (name !== undefined) lintSource(charter, name, path, note)
  }
  for (const [name, organ] of Object.entries(charter.organs)) {
    source(organ.source, ['organs', name, 'source'])
    source(organ.proxies?.source, ['organs', name, 'proxies', 'source'])
    source(organ.numbering?.source, ['organs', name, 'numbering', 'source'])
  }
  charter.milestones.forEach((milestone, index) => source(milestone.source, ['milestones', index, 'source']))
  for (const [name, spans] of Object.entries(charter.groups))
    spans.forEach((span, index) => source(span.source, ['groups', name, index, 'source']))
  for (const [name, { tables }] of Object.entries(charter.weights))
    tables.forEach((table, index) => source(table.source, ['weights', name, 'tables', index, 'source']))
  for (const [name, procedure] of Object.entries(charter.procedures)) {
    source(procedure.source, ['procedures', name, 'source'])
    source(procedure.numbering?.source, ['procedures', name, 'numbering', 'source'])
    procedure.validity.forEach((span, index) =>
      source(span.source, ['procedures', name, 'validity', index, 'source']),
    )
  }
}

/** Spans that end before they begin, and tables of one weight that meet. */
function lintSpans(charter: Charter, note: Note): void {
  const spans = (of: readonly Span[], path: Path, alone: boolean): void =>
    of.forEach((span, index) => {
      if (span.until && span.until <= span.from) note('dates-reversed', [...path, index, 'until'], span.until)
      const earlier = alone && of.slice(0, index).find((other) => meet(other, span))
      if (earlier)
        note('overlap', [...path, index, 'from'], span.from, `${earlier.from} ... ${earlier.until ?? ''}`)
    })
  for (const [name, groups] of Object.entries(charter.groups)) spans(groups, ['groups', name], true)
  for (const [name, { tables }] of Object.entries(charter.weights))
    spans(tables, ['weights', name, 'tables'], true)
  for (const [name, { validity }] of Object.entries(charter.procedures))
    spans(validity, ['procedures', name, 'validity'], false)
  for (const [name, { units }] of Object.entries(charter.organs)) {
    spans(units, ['organs', name, 'units'], false)
    units.forEach((unit, index) => {
      const other = units
        .slice(0, index)
        .find((one) => meet(one, unit) && one.parties.some((party) => unit.parties.includes(party)))
      if (other) note('overlap', ['organs', name, 'units', index], unit.unit, other.unit)
    })
  }
}

function lintChoices(charter: Charter, note: Note): void {
  const { defaults, membership } = charter
  // What is done in a demonstration did not happen: of a real organisation it would be said falsely.
  if (charter.demonstration && !charter.fictional)
    note('missing', ['demonstration'], 'true', 'fictional: true')
  if (!Object.hasOwn(charter.organs, defaults.organ))
    note('unknown-organ', ['defaults', 'organ'], defaults.organ, known(charter.organs))
  if (!Object.hasOwn(charter.matters, defaults.matter))
    note('unknown-matter', ['defaults', 'matter'], defaults.matter, known(charter.matters))
  if (membership.by === 'treaty' && !Object.hasOwn(charter.instruments, membership.treaty))
    note('unknown-code', ['membership', 'treaty'], membership.treaty, known(charter.instruments))
  if (membership.by === 'seat' && !Object.hasOwn(charter.organs, membership.organ))
    note('unknown-organ', ['membership', 'organ'], membership.organ, known(charter.organs))
}

/** Whoever may do something is an office, the party in the chair, a member of the organ, or a party. */
function lintActors(charter: Charter, note: Note): void {
  const actors = new Set(['chair', 'member', 'party', ...Object.keys(charter.offices), ...RECORD_OFFICES])
  const may = (those: readonly string[], path: Path): void =>
    those.forEach((who, index) => {
      if (!actors.has(who)) note('unknown-code', [...path, index], who, [...actors].join(' | '))
    })
  for (const [power, those] of Object.entries(charter.powers)) may(those, ['powers', power])
  may(charter.texts?.table ?? [], ['texts', 'table'])
  may(charter.texts?.correct ?? [], ['texts', 'correct'])
  may(charter.keys?.recovery?.may ?? [], ['keys', 'recovery', 'may'])
  for (const [name, { opens, notice }] of Object.entries(charter.procedures)) {
    may(opens, ['procedures', name, 'opens'])
    if (notice && !actors.has(notice.by))
      note('unknown-code', ['procedures', name, 'notice', 'by'], notice.by, [...actors].join(' | '))
  }
  for (const [organ, sessions] of Object.entries(charter.sessions))
    sessions.forEach(({ ask, convene }, index) => {
      may(ask, ['sessions', organ, index, 'ask'])
      may(convene, ['sessions', organ, index, 'convene'])
    })
  for (const section of ['order', 'rotations'] as const)
    for (const [organ, rule] of Object.entries(charter[section])) may(rule.may, [section, organ, 'may'])
  for (const [organ, { examinedBy }] of Object.entries(charter.credentials))
    may(examinedBy ?? [], ['credentials', organ, 'examinedBy'])
}

function lintProcedures(charter: Charter, note: Note): void {
  if (charter.restricted?.minutes === 0n) note('wrong-form', ['restricted', 'minutes'], '0', '>= 1')
  for (const [name, procedure] of Object.entries(charter.procedures)) {
    const path = ['procedures', name]
    lintPlaces(charter, procedure, path, note)
    const { least, most, exactly } = procedure.hours
    if (least !== undefined && most !== undefined && least > most)
      note('dates-reversed', [...path, 'hours', 'most'], `${most}`, `>= ${least}`)
    if (exactly !== undefined && (least !== undefined || most !== undefined))
      note('wrong-form', [...path, 'hours'], `exactly: ${exactly}`, 'exactly, or least and most')
    if (procedure.disclosure) lintDisclosure(charter, procedure.disclosure, [...path, 'disclosure'], note)
  }
}

/** What is hidden is anchored on the public log, and its end is declared by the clock. */
function lintDisclosure(charter: Charter, { when, minutes }: Disclosure, path: Path, note: Note): void {
  if ((when === 'before-close') !== (minutes !== undefined))
    note(
      'wrong-form',
      [...path, 'minutes'],
      minutes === undefined ? '' : `${minutes}`,
      'when: before-close, minutes: 5',
    )
  if (!charter.restricted) note('wrong-form', path, when, 'restricted: {minutes: 60}')
  if (!charter.powers.decide.includes('clock')) note('wrong-form', path, when, 'powers: {decide: [clock]}')
}

function lintPlaces(
  charter: Charter,
  of: { readonly organs: readonly string[]; readonly matters: readonly string[] },
  path: Path,
  note: Note,
): void {
  of.organs.forEach((organ, index) => {
    if (!Object.hasOwn(charter.organs, organ))
      note('unknown-organ', [...path, 'organs', index], organ, known(charter.organs))
  })
  of.matters.forEach((matter, index) => {
    if (!Object.hasOwn(charter.matters, matter))
      note('unknown-matter', [...path, 'matters', index], matter, known(charter.matters))
  })
}

function lintRule(charter: Charter, rule: Rule, path: Path, note: Note): void {
  lintSource(charter, rule.source, [...path, 'source'], note)
  if (rule.until && rule.until <= rule.from) note('dates-reversed', [...path, 'until'], rule.until)
  const from = charter.sources[rule.source]?.date
  if (from && from.length === 10 && (rule.enacted ?? rule.from) < from)
    note(
      'source-later-than-rule',
      [...path, rule.enacted ? 'enacted' : 'from'],
      rule.enacted ?? rule.from,
      from,
    )
  if (rule.enacted && rule.from < rule.enacted)
    note('dates-reversed', [...path, 'enacted'], rule.enacted, rule.from)
  lintPlaces(charter, rule, path, note)
  if (rule.procedure !== undefined && !Object.hasOwn(charter.procedures, rule.procedure))
    note('unknown-procedure', [...path, 'procedure'], rule.procedure, known(charter.procedures))
  const forms = factFormsOf(charter)
  for (const name of factsOfRule(rule)) {
    if (forms.has(name)) continue
    const at = rule.excluded.findIndex(({ fact }) => fact === name)
    const place = at < 0 ? path : [...path, 'excluded', at, 'fact']
    note('unknown-fact', place, name, [...forms.keys()].join(' | '))
  }
  for (const { condition, path: at } of placedOf(rule, path))
    lintCondition(charter, rule, condition, at, note)
}

function lintCondition(charter: Charter, rule: Rule, condition: Condition, at: Path, note: Note): void {
  const group = (name: string): void => {
    if (!Object.hasOwn(charter.groups, name)) note('unknown-group', at, name, known(charter.groups))
  }
  const weight = (name: string): void => {
    if (!Object.hasOwn(charter.weights, name)) note('unknown-weight', at, name, known(charter.weights))
  }
  walk(condition, (part) => {
    if (part.kind === 'no-veto') group(part.group)
    if (part.kind === 'blockers' && typeof part.fewerThan !== 'bigint') weight(part.fewerThan.weight)
    if (part.kind === 'in-force' && !Object.hasOwn(charter.instruments, part.treaty))
      note('unknown-code', at, part.treaty, known(charter.instruments))
    if (part.kind !== 'votes') return
    if (part.class !== undefined) group(part.class)
    if (part.weight !== undefined) weight(part.weight)
    const { counted } = part
    const alone = counted.length === 1 ? counted[0] : undefined
    if (alone !== undefined && alone !== 'not-voted' && !rule.positions.includes(alone))
      note('unknown-position', at, alone, rule.positions.join(' | '))
  })
}

function meet(a: Span, b: Span): boolean {
  return (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until)
}

/**
 * Two rules for one organ and matter on one day: which applies would be a guess, unless one states when it applies and
 * whose place it then takes.
 */
function lintOverlaps(rules: readonly Rule[], note: Note): void {
  rules.forEach((rule, index) => {
    for (const earlier of rules.slice(0, index)) {
      const shared =
        earlier.organs.some((organ) => rule.organs.includes(organ)) &&
        earlier.matters.some((matter) => rule.matters.includes(matter)) &&
        earlier.procedure === rule.procedure
      if (!shared || !meet(earlier, rule) || yields(earlier, rule) || yields(rule, earlier)) continue
      note(
        'overlap',
        ['rules', index, 'from'],
        rule.id,
        `${earlier.id}: ${earlier.from} ... ${earlier.until ?? ''}`,
      )
    }
  })
}

/** True where one rule, while its own condition holds, takes the place of the other. */
function yields(other: Rule, one: Rule): boolean {
  return one.when !== undefined && one.insteadOf.includes(other.id)
}

/** Rules that take each other's place in a circle, and places of rules that there are not. */
function lintPrecedence(rules: readonly Rule[], note: Note): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  rules.forEach((rule, index) => {
    if (rules.findIndex(({ id }) => id === rule.id) < index)
      note('duplicate', ['rules', index, 'id'], rule.id)
    rule.insteadOf.forEach((id, at) => {
      if (!byId.has(id))
        note('unknown-code', ['rules', index, 'insteadOf', at], id, [...byId.keys()].join(' | '))
    })
    const seen = new Set<string>()
    const next = [...rule.insteadOf]
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (id === rule.id) {
        note('cycle', ['rules', index, 'insteadOf'], rule.id)
        break
      }
      if (seen.has(id)) continue
      seen.add(id)
      next.push(...(byId.get(id)?.insteadOf ?? []))
    }
  })
}
