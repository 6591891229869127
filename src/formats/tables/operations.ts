/** Joint operations: their steps, and what each party contributed, with every figure that a source gives. */
import { operationStatus, type Leg } from '../../core/operation.ts'
import { situationOf } from '../published.ts'
import { table } from './table.ts'

/** Every operation from the request to its completion. Each step has its own day and its own act. */
export const operations = table(
  'operations',
  {
    operation: 'text',
    status: 'text',
    requested_by: 'text',
    requested: 'text',
    requested_act: 'number',
    question: 'text',
    mandated: 'text',
    mandated_act: 'number',
    until: 'text',
    ended: 'text',
    ended_act: 'number',
    completed: 'text',
    completed_act: 'number',
  },
  ['operation'],
  function* (from) {
    for (const operation of situationOf(from).operations.values()) {
      const { requested, mandated, ended, completed } = operation
      yield {
        operation: operation.id,
        status: operationStatus(operation),
        requested_by: requested?.party,
        requested: requested?.at,
        requested_act: requested?.act,
        question: mandated?.question,
        mandated: mandated?.at,
        mandated_act: mandated?.act,
        until: mandated?.until,
        ended: ended?.at,
        ended_act: ended?.act,
        completed: completed?.at,
        completed_act: completed?.act,
      }
    }
  },
)

/** Each step of each contingent. Where sources count differently there is a row for each figure, and none is chosen. */
export const contingents = table(
  'contingents',
  {
    operation: 'text',
    party: 'text',
    step: 'text',
    at: 'text',
    act: 'number',
    personnel: 'number',
    sources: 'text',
    units: 'text',
    authority: 'text',
  },
  ['operation', 'party', 'step', 'personnel', 'sources'],
  function* (from) {
    for (const { id: operation, contingents: all } of situationOf(from).operations.values())
      for (const [party, { pledged, authorised, deployed, withdrawn }] of all) {
        const steps = { pledged, authorised, deployed, withdrawn }
        for (const [step, taken] of Object.entries(steps)) {
          if (!taken) continue
          const { personnel = [], units = [] } = taken as Partial<Leg>
          const authority = step === 'authorised' ? authorised?.authority : undefined
          const counted = units.map(({ kind, count }) => `${count} ${kind}`).join('; ') || undefined
          const row = { operation, party, step, at: taken.at, act: taken.act, units: counted, authority }
          if (personnel.length === 0) yield { ...row, personnel: undefined, sources: undefined }
          for (const { value, sources } of personnel)
            yield { ...row, personnel: value, sources: sources.join(' ') || undefined }
        }
      }
  },
)
