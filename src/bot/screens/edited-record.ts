/** The record being edited, as the argument of a button. */
import type { RecordRef } from '../../ids.ts'
import type { Argument } from './argument.ts'
import { packedRef } from './packed-ref.ts'

/** The record kinds whose fields people edit one by one. */
export type EditedKind = 'contact' | 'company' | 'deal' | 'task'
export type EditedRecord = RecordRef<EditedKind>

export const editedRecord: Argument<EditedRecord, 17> = packedRef<EditedKind>({
  contact: 'c',
  company: 'o',
  deal: 'd',
  task: 't',
})
