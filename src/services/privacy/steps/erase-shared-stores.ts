/** Dialogues, jobs and updates: they are stored for all workspaces together, so each is looked at for whose it is. */
import { chatKeyOf } from '../chat-key.ts'
import type { EraseContext, EraseStep } from '../erase-context.ts'
import { readingsOf } from '../plain-values.ts'

/** A dialogue that is sealed holds a password or a token of a connection, and nobody's data. */
function isAboutJson(json: string | undefined, isAbout: (value: unknown) => boolean): boolean {
  if (json === undefined) return false
  try {
    return isAbout(JSON.parse(json))
  } catch {
    return false
  }
}

/** Dialogues that mention the person end, open or aside; what they had made is forgotten. */
export const eraseDialogues: EraseStep = async (context) => {
  const { states } = context.deps.sharedStores
  const workspaceId = context.erasure.workspaceId.toHexString()
  const { isAbout } = context
  const isOurs = (one: object): boolean => 'workspaceId' in one && String(one.workspaceId) === workspaceId
  for await (const state of states.find({})) {
    context.signal?.throwIfAborted()
    const { _id, json, aside = [], made = [], updateKey } = state
    const ends = json !== null && isOurs(state) && isAboutJson(json, isAbout)
    if (updateKey === undefined) {
      // One aside. A tap on its buttons says that it is gone.
      if (ends) await states.deleteOne({ _id })
      continue
    }
    const leftAside = aside.filter((one) => !isOurs(one) || !isAboutJson(one.json, isAbout))
    const leftMade = made.filter((one) => !isOurs(one) || !isAbout(one))
    if (!ends && leftAside.length === aside.length && leftMade.length === made.length) continue
    // Written by an update in between: the second pass looks at it again.
    await states.updateOne(
      { _id, updateKey },
      { $set: { ...(ends && { json: null }), aside: leftAside, made: leftMade } },
    )
  }
}

/** What finished jobs were told. */
export const eraseJobs: EraseStep = async (context) => {
  const { jobs } = context.deps.sharedStores
  const { workspaceId } = context.erasure
  const says = (value: unknown) => readingsOf(JSON.stringify(value ?? null)).some(context.elsewhere.isIn)
  const found = jobs.find({ workspaceId, status: { $in: ['done', 'dead'] } }, { projection: { payload: 1 } })
  for await (const { _id, payload } of found) {
    context.signal?.throwIfAborted()
    if (says(payload)) await jobs.updateOne({ _id }, { $set: { payload: {} } })
  }
}

async function chatsOf({ deps: { models }, erasure: { workspaceId } }: EraseContext): Promise<ReadonlySet<string>> {
  const members = await models.members.find({ workspaceId }, { telegramUserId: 1 }).lean()
  const people = await models.telegramUsers
    .find({ _id: { $in: members.map(({ telegramUserId }) => telegramUserId) } }, { chatId: 1 })
    .lean()
  return new Set(people.map(({ chatId }) => chatKeyOf(chatId)))
}

/** Updates that were given up. Of those that are done only the id is left, and the others are about to be. */
export const eraseUpdates: EraseStep = async (context) => {
  const { updates, openUpdate } = context.deps.sharedStores
  const chats = await chatsOf(context)
  for await (const { _id, payload, lane } of updates.find({ status: 'dead' })) {
    context.signal?.throwIfAborted()
    if (lane === null || ![...chats].some((chat) => lane.endsWith(chat))) continue
    let isTheirs = true
    try {
      isTheirs = context.isAbout(openUpdate({ _id, payload }))
    } catch {
      // Nobody can read it any more, and nobody can say that it is not about the person.
    }
    if (isTheirs) await updates.deleteOne({ _id, status: 'dead' })
  }
}
