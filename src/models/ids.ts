/** Ids as the database stores them, and as they travel outside of it. */
import { Types } from 'mongoose'
import { z } from 'zod'

import type { Id } from '../ids.ts'
import { ID_FORM } from '../ids.ts'

export type {
  ApiKeyId,
  AssignmentRuleId,
  BulkEditId,
  CardDraftId,
  CompanyId,
  ContactId,
  DealId,
  DeliveryId,
  DuplicatePairId,
  ErasureId,
  EventId,
  Id,
  ImportId,
  InviteId,
  LeadSourceId,
  LineId,
  MemberId,
  MergeId,
  NoteDraftId,
  NoteId,
  PipelineId,
  ReportScheduleId,
  RateId,
  StageId,
  SyncConflictId,
  SyncId,
  TaskId,
  ViewId,
  WebhookId,
  WebhookMessageId,
  WorkspaceId,
} from '../ids.ts'

/** A schema for an id from outside; anything that cannot be an id is invalid. */
export function idSchema<T extends Id>(): z.ZodType<T, string> {
  return z
    .string()
    .regex(ID_FORM)
    .transform((text) => text as T)
}

/** A new id, made here so that a record can be referred to before it is written. */
export function newId<T extends Id>(): T {
  return new Types.ObjectId().toHexString() as T
}

/** The branded text form of a stored id. */
export function idOf<T extends Id>(stored: Types.ObjectId): T {
  return stored.toHexString() as T
}

/** For text whose form is known: a schema has checked it, or we wrote it ourselves, as in a signed cursor. */
export function trustedId<T extends Id>(text: string): T {
  return text as T
}

/** The stored form of an id. Text from outside becomes an id at the edge (src/language/parse-id.ts). */
export function objectId(id: Id): Types.ObjectId {
  return Types.ObjectId.createFromHexString(id)
}

/** Lower than every id. */
export const LOWEST_ID = Types.ObjectId.createFromHexString('0'.repeat(24))
