/** The record in the formats of others: OParl, Popolo, Akoma Ntoso. */
import { akomaNtoso, akomaNtosoAll, akomaNtosoRules } from '../../formats/akoma-ntoso.ts'
import { decisionCalled } from '../../formats/decided.ts'
import { listQuery, oparl } from '../../formats/oparl/index.ts'
import { popolo, POPOLO } from '../../formats/popolo.ts'
import {
  numbers,
  paged,
  type Asked,
  type Endpoint,
  type Given,
  type Parameter,
  type Wrong,
} from './endpoint.ts'
import { page } from './page.ts'

const AKN = 'application/akn+xml; charset=utf-8'
const CLASSES = paged(1000, 100)

/** The parameters of a list of OParl. */
export const LIST: readonly Parameter[] = [
  {
    name: 'page',
    says: 'The number of the page',
    schema: { type: 'integer', minimum: 1, default: 1 },
    example: 1,
  },
  {
    name: 'omit_internal',
    says: 'Leave out objects within objects',
    schema: { type: 'boolean', default: false },
    example: 'true',
  },
  ...['created_since', 'created_until', 'modified_since', 'modified_until'].map((name) => ({
    name,
    says: 'Only what came on record, or was changed, from or until this moment',
    schema: { type: 'string', format: 'date-time' },
    example: name.endsWith('since') ? '2000-01-01T00:00:00Z' : '2100-01-01T00:00:00Z',
  })),
]

const oparlObject = { type: 'object', required: ['id', 'type', 'created', 'modified'] }
const oparlList = {
  type: 'object',
  required: ['data', 'pagination', 'links'],
  properties: {
    data: { type: 'array', items: oparlObject },
    pagination: { type: 'object' },
    links: { type: 'object' },
  },
}

export const formats: readonly Endpoint[] = [
  {
    path: '/oparl/v1.1/system',
    says: 'The entry point of OParl 1.1',
    media: 'application/json',
    schema: oparlObject,
    answer: (asked) => oparlAt(asked, ['system']),
  },
  {
    path: '/oparl/v1.1/{oparlList}',
    says: 'A list of OParl objects; `body` is the organisation itself',
    media: 'application/json',
    query: LIST,
    schema: oparlList,
    answer: (asked) => oparlAt(asked, [asked.path['oparlList'] ?? '']),
  },
  {
    path: '/oparl/v1.1/{oparlClass}/{oparlId}',
    says: 'An object of OParl',
    media: 'application/json',
    schema: oparlObject,
    answer: (asked) => oparlAt(asked, [asked.path['oparlClass'] ?? '', asked.path['oparlId'] ?? '']),
  },
  {
    path: '/oparl/v1.1/organization/{body}/{oparlOf}',
    says: 'Meetings or consultations of a body',
    media: 'application/json',
    query: LIST,
    schema: oparlList,
    answer: (asked) =>
      oparlAt(asked, ['organization', asked.path['body'] ?? '', asked.path['oparlOf'] ?? '']),
  },
  {
    path: '/popolo.json',
    says: 'All of the record in Popolo 1.0.1, each class under its name',
    media: 'application/json',
    schema: { type: 'object', required: POPOLO.map(({ name }) => name) },
    answer: ({ from, place, names }) => ({ body: popolo(from, place, names) }),
  },
  {
    path: '/popolo/{popoloClass}.json',
    says: 'A class of Popolo, a page of it at a time',
    media: 'application/json',
    query: CLASSES,
    schema: {
      type: 'object',
      required: ['class', 'after', 'data'],
      properties: { data: { type: 'array', items: { type: 'object' } }, next: { type: 'string' } },
    },
    answer(asked) {
      const found = POPOLO.find(({ name }) => name === asked.path['popoloClass'])
      if (!found) return undefined
      const given = numbers(asked.query, CLASSES)
      if ('wrong' in given) return given as Wrong
      const { from, place, names } = asked
      return page(
        asked,
        `/popolo/${found.name}.json`,
        given,
        (data, more) => ({
          class: found.name,
          after: given['after'],
          data,
          ...more,
        }),
        (after) => found.objects(from, place, names, after),
      )
    },
  },
  {
    path: '/akn.xml',
    says: 'Every decision, and the rules in plain words, as one collection of Akoma Ntoso 3.0',
    media: AKN,
    answer: ({ from, place, names }) => ({ body: akomaNtosoAll(from, place, names) }),
  },
  {
    path: '/rules.xml',
    says: 'The rules of decision in plain words, as Akoma Ntoso',
    media: AKN,
    answer: ({ from, place, names }) => ({ body: akomaNtosoRules(from, place, names) }),
  },
  {
    path: '/decisions/{decision}.xml',
    says: 'A decision as Akoma Ntoso, with its text where the record holds it',
    media: AKN,
    answer({ from, place, names, path }) {
      const found = decisionCalled(from, path['decision'] ?? '')
      return found && { body: akomaNtoso(from, place, names, found) }
    },
  },
]

function oparlAt({ from, place, names, query }: Asked, path: readonly string[]): Given | Wrong | undefined {
  const given = listQuery(query)
  if ('wrong' in given)
    return {
      wrong: given.wrong.map((parameter) => ({
        parameter,
        found: (query.get(parameter) ?? '').slice(0, 60),
        right: String(LIST.find(({ name }) => name === parameter)?.example ?? ''),
      })),
    }
  const found = oparl({ from, place, names }, path, given)
  return found && { body: `${JSON.stringify(found)}\n` }
}
