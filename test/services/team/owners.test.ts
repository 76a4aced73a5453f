/** Whatever happens at the same moment, a workspace has an owner, and nobody who is gone acts or owns. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { type MemberId, objectId } from '../../../src/models/ids.ts'
import { GIVE_BACK_JOB } from '../../../src/services/team/give-back-job.ts'
import { EVERYTHING_TO_TEAM } from '../../../src/services/team/handover.ts'
import { HAND_OVER_JOB } from '../../../src/services/team/hand-over-job.ts'
import { atOnce, createCrm, eventsOf, type Member, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { services, models } = crm
  const workspaceId = objectId(team.workspaceId)
  const now = (member: Member, role: 'owner' | 'admin') => () => ({ ...member(), role })
  return {
    crm,
    team,
    ...services,
    models,
    workspaceId,
    owners: () => models.members.countDocuments({ workspaceId, status: 'active', role: 'owner' }),
    /** Makes a member an owner beside the first one, as the product does: by an offer that they accept. */
    async share(with_: Member) {
      await services.ownership.offer(team.owner(), with_.id, true)
      await services.ownership.accept(with_(), team.owner.id)
      return Object.assign(now(with_, 'owner'), { id: with_.id })
    },
    finish: services.departures.finishHandover,
    /** What the removal left to its job. */
    async jobsOf(memberId: MemberId) {
      const jobs = await crm.jobs.find({ kind: HAND_OVER_JOB.kind, 'payload.memberId': memberId }).lean()
      return jobs.map(({ payload }) => HAND_OVER_JOB.payload.parse(payload))
    },
  }
}
const job = (id: string, { workspaceId }: { workspaceId: Member['workspaceId'] }) =>
  ({ workspaceId, memberId: null, channel: 'job', commandId: `job-${id}` }) as const

test('Of two owners who remove each other at the same moment, one wins and the other is told', async () => {
  for (let round = 0; round < 5; round++) {
    const {
      crm,
      team,
      team: { owner },
      share,
      owners,
    } = await scene()
    const second = await share(await team.join('admin'))
    const { won, refused } = await outcomes([
      crm.services.departures.remove(owner(), second.id, EVERYTHING_TO_TEAM),
      crm.services.departures.remove(second(), owner.id, EVERYTHING_TO_TEAM),
    ])
    expect(won).toHaveLength(1)
    expect(refused).toEqual(['UNAUTHENTICATED'])
    expect(await owners()).toBe(1)
  }
})

test('Of two owners who leave at the same moment, one stays', async () => {
  const { crm, team, share, owners } = await scene()
  const second = await share(await team.join('rep'))
  const { won, refused } = await outcomes([
    crm.services.departures.leave(team.owner(), EVERYTHING_TO_TEAM),
    crm.services.departures.leave(second(), EVERYTHING_TO_TEAM),
  ])
  expect(won).toHaveLength(1)
  expect(refused).toEqual(['CONFLICT'])
  expect(await owners()).toBe(1)
})

const PEOPLE = 4
const person = fc.nat({ max: PEOPLE - 1 })
const deed = fc.oneof(
  fc.record({ do: fc.constant('remove' as const), by: person, whom: person }),
  fc.record({ do: fc.constant('leave' as const), by: person, whom: person }),
  fc.record({ do: fc.constant('offer' as const), by: person, whom: person, shared: fc.boolean() }),
  fc.record({ do: fc.constant('accept' as const), by: person, whom: person }),
  fc.record({ do: fc.constant('withdraw' as const), by: person, whom: person }),
)

test(
  'Whoever removes, leaves, offers and accepts at once, the workspace has an owner',
  { timeout: 180_000 },
  async () => {
    const volley = fc.array(deed, { minLength: 2, maxLength: 4 })
    const plays = fc.asyncProperty(fc.array(volley, { minLength: 2, maxLength: 4 }), async (volleys) => {
      const { crm, team, owners } = await scene()
      const people = [team.owner, await team.join('admin'), await team.join('rep'), await team.join('viewer')]
      const { services } = crm
      for (const deeds of volleys) {
        await Promise.allSettled(
          deeds.map(async ({ by, whom, ...what }) => {
            const [acting, other] = [people[by] ?? team.owner, people[whom] ?? team.owner]
            // As the bot knows them when the update comes in.
            const membership = (await services.identity.find(acting.telegramUserId))?.membership
            const actor = { ...acting(), ...(membership && { role: membership.role }) }
            if (what.do === 'remove') return services.departures.remove(actor, other.id, EVERYTHING_TO_TEAM)
            if (what.do === 'leave') return services.departures.leave(actor, { to: other.id, toTeam: [] })
            if (what.do === 'offer') return services.ownership.offer(actor, other.id, what.shared)
            if (what.do === 'accept') return services.ownership.accept(actor, other.id)
            return services.ownership.withdraw(actor)
          }),
        )
        expect(await owners()).toBeGreaterThan(0)
      }
    })
    await fc.assert(plays, { numRuns: 8 })
  },
)

test('An admin removes anybody except owners and themselves; managers, reps and viewers nobody', async () => {
  const {
    crm,
    team,
    team: { owner },
  } = await scene()
  const { remove } = crm.services.departures
  const forbidden = refusal('FORBIDDEN', { action: 'member.remove' })
  const [admin, other, rep] = [await team.join('admin'), await team.join('admin'), await team.join('rep')]
  await expect(remove(admin(), owner.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject(forbidden)
  await expect(remove(admin(), admin.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject(forbidden)
  await expect(remove(owner(), owner.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject(forbidden)
  for (const role of ['manager', 'rep', 'viewer'] as const) {
    const lesser = await team.join(role)
    await expect(remove(lesser(), rep.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject(forbidden)
  }
  await remove(admin(), other.id, EVERYTHING_TO_TEAM)
  await expect(remove(other(), admin.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await expect(remove(owner(), other.id, EVERYTHING_TO_TEAM)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('Nothing is handed to a viewer, to the one who goes, or to somebody who is gone, and then nobody is removed', async () => {
  const {
    crm,
    team,
    team: { owner },
  } = await scene()
  const [rep, viewer, gone] = [await team.join('rep'), await team.join('viewer'), await team.join('rep')]
  await crm.services.departures.remove(owner(), gone.id, EVERYTHING_TO_TEAM)
  for (const [to, code] of [
    [viewer.id, 'VALIDATION'],
    [rep.id, 'VALIDATION'],
    [gone.id, 'NOT_FOUND'],
  ] as const) {
    const refused = crm.services.departures.remove(owner(), rep.id, { to, toTeam: [] })
    await expect(refused).rejects.toMatchObject({ code })
  }
  expect((await crm.services.members.get(owner(), rep.id)).id).toBe(rep.id)
})

test('The same delivery removes once; each handed record has one event of the same command', async () => {
  const {
    crm,
    team,
    team: { owner },
  } = await scene()
  const [rep, heir] = [await team.join('rep'), await team.join('rep')]
  await Promise.all(atOnce(3, (index) => crm.services.contacts.add(rep(), { name: `Contact ${index}` })))
  const actor = owner()
  const first = await crm.services.departures.remove(actor, rep.id, { to: heir.id, toTeam: [] })
  expect(await crm.services.departures.remove(actor, rep.id, { to: heir.id, toTeam: [] })).toEqual(first)
  expect(first.counts).toMatchObject({ contact: 3, deal: 0 })
  const events = await eventsOf(crm, team.workspaceId)
  expect(events.filter(({ type }) => type === 'member.removed')).toHaveLength(1)
  const handed = events.filter(({ type }) => type === 'contact.updated')
  expect(handed).toHaveLength(3)
  for (const { changes } of handed) expect(changes).toEqual([{ path: 'ownerId', from: rep.id, to: heir.id }])
})

test('More than one command can take is handed over, and given back, by jobs', { timeout: 120_000 }, async () => {
  const {
    crm,
    team,
    team: { owner },
    models,
    workspaceId,
    finish,
    jobsOf,
  } = await scene()
  const [rep, heir] = [await team.join('rep'), await team.join('rep')]
  const many = 250
  await crm.services.contacts.add(rep(), { name: 'First' })
  const { _id: _, ...like } = await models.contacts.findOne({ workspaceId }).lean().orFail()
  await models.contacts.insertMany(
    Array.from({ length: many }, (__, index) => ({ ...like, displayName: `C ${index}` })),
  )
  const ownedBy = (id: MemberId) => models.contacts.countDocuments({ workspaceId, ownerId: objectId(id) })
  const { undoId, more } = await crm.services.departures.remove(owner(), rep.id, { to: heir.id, toTeam: [] })
  expect(more).toBe(true)
  const [now] = await jobsOf(rep.id)
  if (now === undefined || undoId === null) throw new Error('There is a job')
  await finish(job('1', team), now)
  await finish(job('1', team), now)
  expect(await ownedBy(rep.id)).toBe(0)
  expect(await ownedBy(heir.id)).toBe(many + 1)
  await crm.services.undo.undo(owner(), undoId)
  const rest = await crm.jobs.findOne({ kind: GIVE_BACK_JOB.kind, 'payload.memberId': rep.id }).lean().orFail()
  await crm.services.departures.finishGivingBack(job('2', team), GIVE_BACK_JOB.payload.parse(rest.payload))
  expect(await ownedBy(rep.id)).toBe(many + 1)
  await finish(job('3', team), now)
  expect(await ownedBy(rep.id)).toBe(many + 1)
})

test('What is given to somebody at the very moment of their removal is taken over soon after', async () => {
  const {
    crm,
    team,
    team: { owner },
    models,
    workspaceId,
    finish,
    jobsOf,
  } = await scene()
  const [rep, heir] = [await team.join('rep'), await team.join('rep')]
  const free = await Promise.all(atOnce(6, (index) => crm.services.deals.add(owner(), { title: `Lead ${index}` })))
  const cleared = { field: 'owner', value: null } as const
  for (const { id } of free) await crm.services.deals.edit(owner(), id, cleared)
  await Promise.allSettled([
    ...free.map(({ id }) => crm.services.deals.claim(rep(), id)),
    crm.services.departures.remove(owner(), rep.id, { to: heir.id, toTeam: [] }),
  ])
  for (const [index, payload] of (await jobsOf(rep.id)).entries()) await finish(job(`late-${index}`, team), payload)
  expect(await models.deals.countDocuments({ workspaceId, ownerId: objectId(rep.id) })).toBe(0)
})
