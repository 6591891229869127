/** Negotiated texts: each issue in each of its languages, by digest, as tabled and as it stands. */
import { actorCode } from '../../core/ids.ts'
import { digestsOf, languagesOf } from '../../core/texts.ts'
import { situationOf } from '../published.ts'
import { wordingsIn } from '../wording.ts'
import { table } from './table.ts'

/** Every language of every issue. A corrected one keeps the digest that was tabled beside the one that stands. */
export const wordings = table(
  'wordings',
  {
    text: 'text',
    issue: 'number',
    language: 'text',
    title: 'text',
    organ: 'text',
    by: 'text',
    date: 'text',
    act: 'number',
    provisions: 'number',
    tabled: 'text',
    digest: 'text',
    corrigendum: 'number',
    corrected: 'number',
  },
  ['text', 'issue', 'language'],
  function* (from) {
    for (const { id, organ, issues } of situationOf(from).texts.values())
      for (const one of issues) {
        const standing = digestsOf(one)
        for (const language of languagesOf(standing)) {
          const tabled = one.languages.get(language)
          const last = one.corrigenda.findLast(({ digests }) => digests[language] !== undefined)
          const [wording] = wordingsIn(from, { [language]: standing[language]! })
          yield {
            text: id,
            issue: one.issue,
            language,
            title: wording?.title,
            organ,
            by: actorCode(one.by),
            date: one.day,
            act: tabled?.act,
            provisions: one.provisions,
            tabled: tabled?.digest,
            digest: standing[language],
            corrigendum: last?.corrigendum,
            corrected: last?.act,
          }
        }
      }
  },
)
