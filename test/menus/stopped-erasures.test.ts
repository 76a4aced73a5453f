/** An erasure that fails again and again: the admin who ordered it learns in the chat how far it is, and can let it go on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ConversationStateRecord } from '../../src/models/conversation-state.ts'
import { objectId } from '../../src/models/ids.ts'
import { LOCALES } from '../../src/locale.ts'
import { ownDatabase } from '../support/database.ts'
import { eraseContactInChat, workErasure } from '../support/erase-in-chat.ts'
import { ALL_JOBS, type KnownPerson, knowPerson } from '../support/known-person.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'
import { whereStored } from '../support/stored-texts.ts'

const database = ownDatabase()

const states = () => database().connection.collection<ConversationStateRecord>('conversationStates')
const BROKEN = { _id: 'broken' } as never

/** A dialogue in the store that nothing can read: the step that looks at dialogues fails on it each time. */
const breakStore = () =>
  states().insertOne({ ...(BROKEN as object), json: null, updateKey: 'broken', aside: 5 } as never)
const mendStore = () => states().deleteOne(BROKEN)

beforeEach(() => expectLoggedErrors('A queued item was given up'))
afterEach(mendStore)

/** Also those in whose lane the message waits. */
const EVERY_JOB = [...ALL_JOBS, 'import.progress', 'import.report', 'notify.joined', 'notify.erasure-stopped'] as const

/** Longer than the attempts of a job take together. */
async function exhaust({ bot }: Pick<KnownPerson, 'bot'>): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await bot.workJobs(EVERY_JOB)
    bot.passTime(20 * 60_000)
  }
}

const erasuresOf = ({ bot, workspaceId }: KnownPerson) =>
  bot.models.erasures.find({ workspaceId: objectId(workspaceId) }).lean()

async function stoppedErasure(locale: (typeof LOCALES)[number] = 'en') {
  const known = await knowPerson(database(), { locale })
  await breakStore()
  await eraseContactInChat(known, known.contactId)
  await exhaust(known)
  return known
}

describe.each(LOCALES)('A failing store, in %s,', (locale) => {
  it('stops an erasure; the admin is told what is done, and one tap lets it go on to its end', async () => {
    const known = await stoppedErasure(locale)
    const { t, last, labels, tap, secrets } = known
    expect(await whereStored(database().connection, secrets)).not.toEqual([])
    const [erasure] = await erasuresOf(known)
    expect(erasure).toMatchObject({ pass: 1, doneAt: null, stoppedAt: expect.any(Date), stops: 1 })
    expect(last()).toContain(t('erasure-stopped-first', { done: erasure?.step ?? 0, steps: 21 }))
    expect(last()).toContain(t('erasure-stopped-hint'))
    for (const secret of secrets) expect(last()).not.toContain(secret)
    expect(labels()).toEqual([t('button-retry')])

    await mendStore()
    await tap(t('button-retry'))
    expect(last()).toContain(t('erasures-go-on', { count: 1 }))
    await workErasure(known)
    expect(await whereStored(database().connection, secrets)).toEqual([])
    expect((await erasuresOf(known))[0]).not.toHaveProperty('stoppedAt')
  }, 120_000)
})

describe('An erasure that has stopped', () => {
  it('is told again if it stops again, and of the second pass only that one is missing', async () => {
    const known = await stoppedErasure()
    const { t, tap, last, say, labels } = known
    await tap(t('button-retry'))
    await exhaust(known)
    expect(last()).toContain(t('erasure-stopped-hint'))
    await mendStore()
    await tap(t('button-retry'))
    await known.bot.workJobs(ALL_JOBS)
    await breakStore()
    await exhaust(known)
    expect(last()).toContain(t('erasure-stopped-second'))
    expect((await erasuresOf(known))[0]).toMatchObject({ pass: 2, stops: 3 })
    await say('/privacy')
    expect(last()).toContain(t('erasure-stopped-second'))
    await mendStore()
    await tap(t('button-retry'))
    expect(last()).toContain(t('erasures-go-on', { count: 1 }))
    expect(last()).not.toContain(t('erasure-stopped-second'))
    expect(labels()).not.toContain(t('button-retry'))
  }, 120_000)

  it('goes on once, however often and by whomever the button is tapped, and not for a rep', async () => {
    const known = await stoppedErasure()
    const { bot, t, owner, join, as, last } = known
    const data = bot.telegram.button(owner.id, t('button-retry')).data
    const [rep, admin] = [await join('rep'), await join('admin')]
    await bot.handle(rep.tapData(data))
    expect(as(rep).last()).toContain(t('error-FORBIDDEN'))
    expect((await erasuresOf(known))[0]).toHaveProperty('stoppedAt')
    await mendStore()
    const tapped = owner.tapData(data)
    await bot.handle(tapped)
    await bot.handle(tapped)
    bot.passTime(10_000)
    await bot.handle(admin.tapData(data))
    expect(as(admin).last()).toContain(t('erasures-none-stopped'))
    expect(last()).toContain(t('erasures-go-on', { count: 1 }))
    const jobs = database().connection.collection('jobs')
    const again = { workspaceId: objectId(known.workspaceId), kind: 'privacy.erase', status: 'ready' }
    expect(await jobs.countDocuments(again)).toBe(1)
  }, 120_000)

  it('is reported to the other admins when the one who ordered it has become a rep', async () => {
    const known = await knowPerson(database())
    const { bot, t, join, as, owner, actor } = known
    const admin = await join('admin')
    await breakStore()
    const { say, tap } = as(admin)
    await eraseContactInChat({ t, say, tap }, known.contactId)
    await bot.services.members.changeRole(await actor(owner), (await actor(admin)).memberId, 'rep')
    await exhaust(known)
    await mendStore()
    expect(known.last()).toContain(t('erasure-stopped-hint'))
    expect(as(admin).last()).not.toContain(t('erasure-stopped-hint'))
  }, 120_000)
})

it('of another workspace is nobody else’s to see or to let go on', async () => {
  const known = await stoppedErasure()
  const other = await knowPerson(database())
  await mendStore()
  const actor = await other.actor(other.owner)
  expect(await other.bot.services.privacy.stopped.list(actor)).toEqual([])
  expect(await other.bot.services.privacy.stopped.goOn(actor)).toBe(0)
  expect((await erasuresOf(known))[0]).toHaveProperty('stoppedAt')
}, 120_000)
