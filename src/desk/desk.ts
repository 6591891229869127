/**
 * The desk as a function of requests: pages for whoever has a seat, forms that make drafts, and the sheet on which a draft
 * is looked over and signed. A page that is added has one line in `PAGES`, a form one line in `FORMS`.
 */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { QuestionId } from '../core/ids.ts'
import { declarationOf } from '../core/acts/declaration.ts'
import type { JsonObject } from '../core/json.ts'
import type { Inside } from '../site/html.ts'
import { viewOf, to } from '../site/view.ts'
import type { Asked } from '../core/situation.ts'
import { delegation } from './delegation/page.ts'
import { delegationRoutes } from './delegation/routes.ts'
import { demonstrationRoutes } from './demonstration.ts'
import { draftOf, dropDraft, keepDraft, replaceDraft, type Proposal } from './draft.ts'
import { seatForm } from './frame.ts'
import { anyAct, anyActProposal, anyActs, performed } from './pages/any-act.ts'
import { notices } from './mail/notices-page.ts'
import { outbox } from './mail/outbox-page.ts'
import { mailRoutes } from './mail/routes.ts'
import { breakProposal, breakSheet } from './pages/break.ts'
import { circulate, read } from './pages/circulate.ts'
import { credentials } from './pages/credentials.ts'
import { door } from './pages/door.ts'
import { questionHref } from './asked.ts'
import { extendProposal, extendSheet, publishProposal, publishSheet, type Sheeted } from './pages/office.ts'
import { entersPaper, paper, paperProposal } from './pages/paper.ts'
import { proxyProposal, proxySheet } from './pages/proxy.ts'
import { question } from './pages/question.ts'
import { questions } from './pages/questions.ts'
import { queue, waitsFor } from './pages/queue.ts'
import { register } from './pages/register.ts'
import { review, signedPage } from './pages/review.ts'
import { statementProposal, statementSheet } from './pages/statement.ts'
import { text } from './pages/text.ts'
import { texts } from './pages/texts.ts'
import { textRoutes } from './text-routes.ts'
import { today } from './pages/today.ts'
import { missingPage } from './pages/astray.ts'
import { fixed, maySign, signHere, signWith } from './signing.ts'
import { seatOf, type Chamber, type Office, type Seat } from './seat.ts'
import { deskViewOf, type DeskView } from './view.ts'
import { zonesOf } from './zones.ts'

/** Longest form: a text of the greatest size in several languages, as forms write their letters; or a scan. */
const MOST_FORM_BYTES = 12_000_000

type Page = (view: DeskView, id: string) => string | undefined | Promise<string | undefined>
/** What a form proposes; undefined where it is not whole, or not for this seat now. */
type Form = (view: DeskView, asked: Asked, fields: URLSearchParams) => Proposal | undefined

const PAGES: Readonly<Record<string, Page>> = {
  '': today,
  '/questions': questions,
  '/questions/:id': question,
  '/questions/:id/break': ofQuestion(breakSheet),
  '/questions/:id/statement': ofQuestion(statementSheet),
  '/texts': (view) => texts(view),
  '/texts/:id': (view, id) => text(view, id),
  '/questions/:id/extend': ofQuestion(extendSheet),
  '/questions/:id/publish': ofQuestion(publishSheet),
  '/queue': queue,
  '/register': register,
  '/credentials': (view) => credentials(view),
  '/acts': anyActs,
  '/acts/:id': (view, kind) => anyAct(view, kind),
  '/questions/:id/proxy': ofQuestion(proxySheet),
  '/paper': (view) => paper(view),
  '/delegation': delegation,
  '/outbox': outbox,
  '/notices': (view) => notices(view),
  '/circulate': (view) => circulate(view),
}

/** Forms about a question, by the last part of their address. */
const FORMS: Readonly<Record<string, Form>> = {
  position: (view, asked, fields) => ({
    kind: 'position.taken',
    body: {
      question: asked.id,
      position: fields.get('position') ?? '',
      ...(fields.get('for') ? { for: fields.get('for') ?? '' } : {}),
    },
    back: questionHref(view, asked),
  }),
  break: breakProposal,
  statement: statementProposal,
  proxy: proxyProposal,
  acknowledge: (view, asked) => about(view, asked, 'notice.acknowledged'),
  withdraw: (view, asked) => about(view, asked, 'question.withdrawn'),
  declare(view, asked) {
    const { standing, now, today: day } = view
    const declared = declarationOf(
      { charter: view.reading.charter, situation: standing, today: day, now },
      asked,
    )
    const body = declared?.body as unknown as JsonObject | undefined
    return body && { kind: 'question.decided', body, back: questionHref(view, asked) }
  },
}

/** Sheets with something typed that may be wrong: then the sheet is shown again, and says so. */
const SHEETS: Readonly<
  Record<
    string,
    {
      readonly read: (view: DeskView, asked: Asked, fields: URLSearchParams) => Sheeted
      readonly again: (view: DeskView, asked: Asked, faults: readonly Inside[]) => string
    }
  >
> = {
  extend: { read: extendProposal, again: extendSheet },
  publish: { read: publishProposal, again: publishSheet },
}

/** The desk over these records. */
export function desk(office: Office): Hono {
  const app = new Hono()
  // Anybody may sit in a demonstration: no form is read beyond this.
  app.use(
    '/:org/desk/*',
    bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (context) => context.body(null, 413) }),
  )
  for (const [path, page] of Object.entries(PAGES))
    app.get(`/:org/desk${path}`, (context) =>
      seated(office, context, async (view) =>
        sent(context, view, await page(view, context.req.param('id') ?? '')),
      ),
    )
  for (const [last, form] of Object.entries(FORMS))
    app.post(`/:org/desk/questions/:id/${last}`, (context) =>
      seated(office, context, async (view) => {
        const asked = view.standing.questions.get(context.req.param('id') as QuestionId)
        const proposal = asked && form(view, asked, await fieldsOf(context))
        return proposal ? drafted(view, context, proposal) : sent(context, view, undefined)
      }),
    )
  for (const [last, { read: readSheet, again }] of Object.entries(SHEETS))
    app.post(`/:org/desk/questions/:id/${last}`, (context) =>
      seated(office, context, async (view) => {
        const asked = view.standing.questions.get(context.req.param('id') as QuestionId)
        if (!asked) return sent(context, view, undefined)
        const proposal = readSheet(view, asked, await fieldsOf(context))
        if ('faults' in proposal) return sent(context, view, again(view, asked, proposal.faults), 422)
        return drafted(view, context, proposal)
      }),
    )
  app.post('/:org/desk/acts/:kind', (context) =>
    seated(office, context, async (view) => {
      const kind = context.req.param('kind')
      const fields = await fieldsOf(context)
      if (!performed().includes(kind)) return sent(context, view, undefined)
      const proposal = anyActProposal(view, kind, fields)
      return 'faults' in proposal
        ? sent(context, view, anyAct(view, kind, proposal.faults, fields), 422)
        : drafted(view, context, proposal)
    }),
  )
  app.post('/:org/desk/paper', (context) =>
    seated(office, context, async (view) => {
      if (!entersPaper(view)) return sent(context, view, undefined)
      const proposal = await paperProposal(view, await context.req.formData())
      return 'faults' in proposal
        ? sent(context, view, paper(view, proposal.faults), 422)
        : drafted(view, context, proposal)
    }),
  )
  app.post('/:org/desk/circulate', (context) =>
    seated(office, context, async (view) => {
      const fields = await fieldsOf(context)
      const state = read(view, fields)
      if (fields.get('do') === 'send' && state.proposal) return drafted(view, context, state.proposal)
      const isWrong = state.faults.length + state.reasons.length > 0
      const zones = await zonesOf(view, fields.get('organ') ?? '')
      return sent(context, view, circulate(view, { ...state, zones }), isWrong ? 422 : 200)
    }),
  )
  textRoutes(app, office, { seated, sent, drafted, fieldsOf })
  draftRoutes(app, office)
  demonstrationRoutes(app, office)
  delegationRoutes(app, office, seated, drafted)
  mailRoutes(app, office, seated)
  app.get('/:org/desk/*', (context) =>
    seated(office, context, async (view) => sent(context, view, undefined)),
  )
  return app
}

function draftRoutes(app: Hono, office: Office): void {
  const at = '/:org/desk/drafts/:draft'
  app.get(at, (context) =>
    seated(office, context, async (view) => {
      const found = await draftOf(office.tables, view.seat.chamber, context.req.param('draft'))
      if (!found || !isTheirs(view, found.draft)) return sent(context, view, undefined)
      return sent(context, view, review(view, await fixed(office.tables, view.seat, found)))
    }),
  )
  app.post(`${at}/sign`, (context) =>
    seated(office, context, async (view) => {
      const id = context.req.param('draft')
      const evidence = (await fieldsOf(context)).get('evidence')
      const { seat } = view
      const done =
        seat.signs === 'here'
          ? await signHere(office.tables, seat, id)
          : await signWith(office.tables, seat, id, evidence)
      if (!done) return sent(context, view, undefined)
      if (done.is === 'changed') return context.redirect(to(view, `/desk/drafts/${id}`), 303)
      const later = deskViewOf(office, seatOf(seat.chamber, seat.who), context.req.raw)
      if (done.is === 'refused') return sent(context, view, review(later, done.draft, done.reasons), 422)
      return sent(context, view, signedPage(later, done.draft, done.is === 'accepted' ? done : {}))
    }),
  )
  app.post(`${at}/drop`, (context) =>
    seated(office, context, async (view) => {
      const found = await draftOf(office.tables, view.seat.chamber, context.req.param('draft'))
      if (!found || !isTheirs(view, found.draft)) return sent(context, view, undefined)
      const signed = (found.draft.signed?.evidence.length ?? 0) > 0
      if (!signed) await dropDraft(office.tables, view.seat.chamber, found.draft.id)
      return context.redirect(signed ? to(view, `/desk/drafts/${found.draft.id}`) : found.draft.back, 303)
    }),
  )
  app.post(`${at}/hand-on`, (context) =>
    seated(office, context, async (view) => {
      const found = await draftOf(office.tables, view.seat.chamber, context.req.param('draft'))
      if (!found || found.draft.state !== 'draft' || !isTheirs(view, found.draft))
        return sent(context, view, undefined)
      const { signed, ...draft } = found.draft
      if ((signed?.evidence.length ?? 0) > 0) return sent(context, view, undefined)
      const { version } = found
      await replaceDraft(office.tables, view.seat.chamber, {
        draft: { ...draft, state: 'handed-on' },
        version,
      })
      return context.redirect(to(view, `/desk/drafts/${draft.id}`), 303)
    }),
  )
  app.post(`${at}/return`, (context) =>
    seated(office, context, async (view) => {
      const found = await draftOf(office.tables, view.seat.chamber, context.req.param('draft'))
      if (!found || !waitsFor(view, found.draft)) return sent(context, view, undefined)
      const note = ((await fieldsOf(context)).get('note') ?? '').slice(0, 1000)
      const { signed, ...draft } = found.draft
      if (!signed) return sent(context, view, undefined)
      // What was signed is given up: whoever drafted it signs what is mended anew.
      await replaceDraft(office.tables, view.seat.chamber, {
        draft: { ...draft, state: 'returned', note },
        version: found.version,
      })
      return context.redirect(to(view, '/desk/queue'), 303)
    }),
  )
}

/** Keeps what a form proposes and leads to the sheet on which it is signed. */
export async function drafted(view: DeskView, context: Context, proposal: Proposal): Promise<Response> {
  const id = await keepDraft(view.tables, view.seat, proposal)
  if (id === undefined) return context.redirect(to(view, '/desk/queue', { full: 1 }), 303)
  return context.redirect(to(view, `/desk/drafts/${id}`), 303)
}

function isTheirs(view: DeskView, draft: Parameters<typeof maySign>[1]): boolean {
  return (
    maySign(view.seat, draft) ||
    (draft.state === 'returned' && maySign(view.seat, { ...draft, state: 'draft' }))
  )
}

function about(view: DeskView, asked: Asked, kind: string): Proposal {
  return { kind, body: { question: asked.id }, back: questionHref(view, asked) }
}

function ofQuestion(page: (view: DeskView, asked: Asked) => string): Page {
  return (view, id) => {
    const asked = view.standing.questions.get(id as QuestionId)
    return asked && page(view, asked)
  }
}

/** Runs for whoever has a seat; shows the door to whoever has none. */
export async function seated(
  office: Office,
  context: Context,
  run: (view: DeskView) => Promise<Response>,
): Promise<Response> {
  const chamber = office.chamber(context.req.param('org') ?? '')
  if (!chamber) return context.notFound()
  const who = await office.who(context.req.raw, chamber.code)
  if (!who)
    return context.req.method === 'GET'
      ? atDoor(office, context, chamber)
      : context.redirect(`/${chamber.code}/desk`, 303)
  return run(deskViewOf(office, seatOf(chamber, who), context.req.raw))
}

function atDoor(office: Office, context: Context, chamber: Chamber): Response {
  const nobody: Seat = seatOf(chamber, { id: '', actor: { office: 'public' as never }, demonstration: true })
  const view = deskViewOf(office, nobody, context.req.raw)
  const { lang } = view
  const public_ = viewOf(view.shown, lang, view.carried, view.query, view.path, view.today)
  return context.body(String(door(public_, chamber, seatForm(view, chamber))), 200, HTML)
}

const HTML = { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' }

/** The page as it is sent; where there is none, one that says so. */
export function sent(
  context: Context,
  view: DeskView,
  page: string | undefined,
  status: 200 | 422 = 200,
): Response {
  return page === undefined ? context.body(missingPage(view), 404, HTML) : context.body(page, status, HTML)
}

/** The fields of a form, as they were sent. */
export async function fieldsOf(context: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await context.req.text())
}
