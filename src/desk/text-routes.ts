/** The addresses of texts at the desk: the forms on which they are tabled, completed and corrected. */
import type { Hono } from 'hono'
import { drafted, fieldsOf, seated, sent } from './desk.ts'
import { readTabled, texts } from './pages/texts.ts'
import { readText, text, WAYS } from './pages/text.ts'
import type { Office } from './seat.ts'

/** Adds them to the desk. */
export function textRoutes(app: Hono, office: Office): void {
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
