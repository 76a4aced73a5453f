/** What privacy needs besides the records: the collections that belong to no workspace, and the words for the shell. */
import type { Collection } from 'mongodb'

import type { ConversationStateRecord } from '../../models/conversation-state.ts'
import type { JobRecord } from '../../models/job.ts'
import type { TelegramUpdateRecord } from '../../models/telegram-update.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { PrivacyWords } from './privacy-words.ts'

/** Collections that all workspaces share. */
export type SharedStores = {
  readonly jobs: Collection<JobRecord>
  readonly updates: Collection<TelegramUpdateRecord>
  readonly states: Collection<ConversationStateRecord>
  /** What a stored update says. @throws AppError if it was sealed with a key that is not known here */
  readonly openUpdate: (update: Pick<TelegramUpdateRecord, '_id' | 'payload'>) => unknown
}

export type PrivacyDeps = RecordDeps & {
  readonly sharedStores: SharedStores
  readonly privacyWords: PrivacyWords
}
