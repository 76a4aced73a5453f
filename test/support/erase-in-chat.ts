/** Erases a contact in the chat of the owner, and works the erasure to its end. */
import type { ContactId } from '../../src/models/ids.ts'
import type { DealsChat } from './deals-chat.ts'
import { ALL_JOBS } from './known-person.ts'

export async function eraseContactInChat(
  { t, say, tap }: Pick<DealsChat, 't' | 'say' | 'tap'>,
  contactId: ContactId,
): Promise<void> {
  await say(`/start c_${contactId}`)
  await tap(t('button-more'), t('button-erase'), t('button-erase'), t('button-erase-sure'))
}

/** The job, and the pass that follows a minute later. */
export async function workErasure({ bot }: Pick<DealsChat, 'bot'>): Promise<void> {
  await bot.workJobs(ALL_JOBS)
  bot.passTime(61_000)
  await bot.workJobs(ALL_JOBS)
}
