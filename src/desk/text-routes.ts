/** The addresses of texts at the desk: the forms on which they are tabled, completed and corrected. */
import type { Context, Hono } from 'hono'
import type { Proposal } from './draft.ts'
import { readTabled, texts } from './pages/texts.ts'
import { readText, text, WAYS } from './pages/text.ts'
import type { Office } from './seat.ts'
import type { DeskView } from './view.ts'

/** How the desk answers: for whoever has a seat, with a page, with a draft. */
export interface Answering {
  readonly seated: (
    office: Office,
    context: Context,
    run: (view: DeskView) => Promise<Response>,
  ) => Promise<Response>
  readonly sent: (context: Context, view: DeskView, page: string | undefined, status?: 200 | 422) => Response
  readonly drafted: (view: DeskView, context: Context, proposal: Proposal) => Promise<Response>
  readonly fieldsOf: (context: Context) => Promise<URLSearchParams>
}

/** Adds them to the desk. */
export function textRoutes(app: Hono, office: Office, { seated, sent, drafted, fieldsOf }: Answering): void {
  app.post('/:org/desk/texts', (context) =>
    seated(office, context, async (view) => {
      const fields = await fieldsOf(context)
      const { typed, proposal } = readTabled(view, fields)
      if (proposal && fields.get('do') === 'send') return drafted(view, context, proposal)
      return sent(context, view, texts(view, typed), typed.wrong.length > 0 ? 422 : 200)
    }),
  )
  for (const way of WAYS)
    app.post(`/:org/desk/texts/:id/${way}`, (context) =>
      seated(office, context, async (view) => {
        const fields = await fieldsOf(context)
        const slug = context.req.param('id') ?? ''
        const read = readText(view, slug, way, fields)
        if (read?.proposal && fields.get('do') === 'send') return drafted(view, context, read.proposal)
        const isWrong = (read?.typed.wrong.length ?? 0) > 0
        return sent(context, view, text(view, slug, read?.typed), isWrong ? 422 : 200)
      }),
    )
}
