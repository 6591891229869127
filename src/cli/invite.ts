/**
 * `chancery invite ORG --office OFFICE | --party PARTY [--name NAME] [--base URL]`: prints a link by which a person registers
 * passkeys. It is how the first officer of a new record comes to sign in; later heads and administrators invite on their pages.
 */
import { officeId, partyId } from '../core/ids.ts'
import { invitations } from '../desk/invitations.ts'
import type { Holder } from '../desk/holder.ts'
import { people, plainName } from '../desk/people.ts'
import type { Reading } from '../store/reading.ts'
import { inviteWords } from '../words/invite.ts'
import { baseOf } from './base.ts'
import { beside } from './beside.ts'
import { DATABASE } from './database.ts'
import { EXIT, json, langOf, options, Stop, text, type Io } from './io.ts'

/** Makes the person and the link. Whoever runs it has the data folder, and with it the keys of the office. */
export async function invite(io: Io): Promise<number> {
  const { values, words } = options(io, {
    office: { type: 'string' },
    party: { type: 'string' },
    name: { type: 'string' },
    base: { type: 'string' },
    ...DATABASE,
  })
  const say = inviteWords(langOf(values))
  const code = text(values, 'office') ?? text(values, 'party')
  const [org] = words
  if (org === undefined || code === undefined) throw new Stop(EXIT.usage, say.usage)
  const base = baseOf(values) ?? 'http://localhost:8080'
  const { reading, tables, close } = await beside(io, org, values)
  try {
    const { organisation } = reading.charter
    const holder = holderOf(reading, code)
    if (!holder) throw new Stop(EXIT.notFound, say.noHolder(code))
    const name = plainName(text(values, 'name') ?? titleOf(reading, holder))
    const member = await people(tables, organisation).add({ holder, name, role: 'head' }, io.now())
    const token = await invitations(tables, organisation, io.now).make({ holder, person: member.person })
    const link = `${base}/${organisation}/sign-in/invitations/${token}`
    if (values['json'] === true) json(io, { organisation, holder, person: member.person, link })
    else {
      io.say(`${say.link(name)}\n`)
      io.out(`${link}\n`)
      io.say(`${say.afterwards(`chancery enrol ${org} --base ${base}`)}\n`)
    }
    return EXIT.ok
  } finally {
    await close()
  }
}

/** The office of the charter or of every record, or the party, that a code names; machines are invited by nobody. */
function holderOf({ charter, parties }: Reading, code: string): Holder | undefined {
  const party = partyId(code)
  if (party) return parties.has(party) || Object.hasOwn(charter.parties, party) ? { party } : undefined
  const office = officeId(code)
  const known = ['secretariat', 'depositary', 'archivist', ...Object.keys(charter.offices)]
  return office && known.includes(office) ? { office } : undefined
}

function titleOf({ charter }: Reading, holder: Holder): string {
  if ('party' in holder) return charter.parties[holder.party]?.en ?? holder.party
  return charter.offices[holder.office]?.title.en ?? holder.office
}
