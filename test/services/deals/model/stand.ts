/** A real workspace with the members, contacts and the pipeline that the model begins with, and what each key of the model is in it. */
import type { Database } from '../../../../src/database/connect.ts'
import { createClearStageHandler, createReturnDealsHandler } from '../../../../src/jobs/clear-stages.ts'
import { createFollowMergeHandler } from '../../../../src/jobs/follow-merge.ts'
import type { EventId, Id } from '../../../../src/ids.ts'
import { objectId } from '../../../../src/models/ids.ts'
import { GRACE_MS } from '../../../../src/services/pipelines/remove-stage.ts'
import { UNDO_WINDOW_MS } from '../../../../src/services/undo/undo.ts'
import { asId } from '../../../support/as-id.ts'
import { createCrm, type Crm, type Member } from '../../../support/crm.ts'
import { FIRST_PIPELINE } from './predict-arranging.ts'
import { type Contact, PEOPLE, type Person, type World } from './world.ts'

export type Stand = {
  readonly crm: Crm
  readonly workspace: ReturnType<typeof objectId>
  readonly memberOf: (person: Person) => Member
  /** @throws Error if nothing has that key */
  readonly idOf: <T extends Id>(key: string) => T
  readonly keyOf: (id: { toHexString(): string } | string) => string
  readonly name: (key: string, id: string) => void
  /** What undoes the commands, by their numbers. */
  readonly undoIds: Map<number, EventId>
  /** Does what the jobs have to do, also what they do later. */
  readonly work: () => Promise<void>
}

export type Start = Pick<World, 'visibility'> & {
  /** Who owns the contacts. */
  readonly owners: readonly (Person | null)[]
}

const contactsOf = ({ owners }: Start): World['contacts'] =>
  Object.fromEntries(owners.map((owner, index): [string, Contact] => [`c${index}`, { owner, into: null, merge: null }]))

export function firstWorld(start: Start): World {
  const { visibility } = start
  const contacts = contactsOf(start)
  return { visibility, contacts, pipelines: { p0: FIRST_PIPELINE }, deals: {}, rates: {}, log: new Map() }
}

export async function buildStand(database: Database, start: Start): Promise<Stand> {
  const crm = createCrm(database)
  const team = await crm.team({ visibility: start.visibility })
  const people = Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]
  const members = new Map<Person, Member>()
  for (const [person, role] of people) members.set(person, person === 'owner' ? team.owner : await team.join(role))
  const memberOf = (person: Person): Member => members.get(person) ?? team.owner
  const ids = new Map<string, string>()
  const keys = new Map<string, string>()
  const name = (key: string, id: string): void => {
    ids.set(key, id)
    keys.set(id, key)
  }
  for (const [person] of people) name(person, memberOf(person).id)
  for (const [key, { owner }] of Object.entries(contactsOf(start))) {
    const { id } = await crm.services.contacts.add(team.owner(), { name: `Contact ${key}` })
    const value = owner === null ? null : memberOf(owner).id
    await crm.services.contacts.edit(team.owner(), id, { field: 'owner', value })
    name(key, id)
  }
  const main = await crm.services.pipelines.get(team.owner())
  name('p0', main.id)
  for (const [index, { id }] of main.stages.entries()) name(`p0.${index}`, id)
  // What was set up is not theirs to undo.
  crm.passTime(UNDO_WINDOW_MS + 1_000)
  const { clearStages, followMerge } = crm.services
  const handlers = {
    'pipeline.clear': createClearStageHandler(clearStages),
    'pipeline.return': createReturnDealsHandler(clearStages),
    'merge.follow': createFollowMergeHandler({ follow: followMerge }),
  }
  return {
    crm,
    workspace: objectId(team.workspaceId),
    memberOf,
    idOf: (key) => asId(ids.get(key)),
    keyOf: (id) => {
      const text = typeof id === 'string' ? id : id.toHexString()
      return keys.get(text) ?? `unknown ${text}`
    },
    name,
    undoIds: new Map(),
    async work() {
      await crm.workJobs(handlers)
      crm.passTime(GRACE_MS + 1_000)
      await crm.workJobs(handlers)
    },
  }
}
