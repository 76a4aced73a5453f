/** The watched process: started with fork() and one message, it answers with what it saw. */
import { setTimeout as sleep } from 'node:timers/promises'

import { closedLoop, type Work } from '../updates/loads.ts'
import { updateOf } from '../updates/made-updates.ts'
import { meet, untilGreeted } from '../updates/meet-person.ts'
import { observeCalls } from '../updates/observed-calls.ts'
import { seedWorkspace } from '../updates/people.ts'
import { type ProductAddress, startProduct } from '../updates/product.ts'
import { createScenario, KINDS } from '../updates/scenarios.ts'

export type MemoryTask = {
  readonly product: ProductAddress
  readonly chats: number
  readonly contacts: number
  readonly updates: number
  /** How often memory is looked at. */
  readonly looks: number
}

export type MemoryLook = { readonly updates: number; readonly heapBytes: number; readonly residentBytes: number }

const FIRST_PERSON = 5_001

process.once('message', (task) => {
  watch(task as MemoryTask).then(
    (looks) => process.send?.(looks),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

/** A third of the chats taps, a third turns pages, a third talks; the heap is measured after a garbage collection. */
async function watch({
  product: address,
  chats,
  contacts,
  updates,
  looks,
}: MemoryTask): Promise<readonly MemoryLook[]> {
  const people = Array.from({ length: chats }, (_, n) => FIRST_PERSON + n)
  const calls = observeCalls(fetch)
  const product = await startProduct(address, calls)
  await seedWorkspace(product.connection, { personIds: people, contacts })
  for (const id of people) await meet(address.apiRoot, id)
  await untilGreeted(calls, people)
  const scenarios = KINDS.map((kind) => createScenario(kind, calls))
  const work: Work = async (chat) => {
    const chatId = people[chat] ?? FIRST_PERSON
    const step = scenarios[chat % scenarios.length]?.next(chatId)
    if (step !== undefined) await product.work(updateOf(step.userAction, chatId), chatId)
    return null
  }

  const each = Math.ceil(updates / looks)
  const seen: MemoryLook[] = []
  await closedLoop(work, chats, Math.ceil(each / 4))
  for (let look = 0; look <= looks; look += 1) {
    if (look > 0) await closedLoop(work, chats, each)
    await sleep(200)
    globalThis.gc?.()
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    seen.push({ updates: look * each, heapBytes: heapUsed, residentBytes: rss })
  }
  await product.stop()
  return seen
}
