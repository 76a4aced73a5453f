/**
 * Ids as they travel outside the database: 24 hexadecimal digits, branded so that one kind cannot be passed for
 * another.
 */
import { Types } from 'mongoose'
import { z } from 'zod'

declare const brand: unique symbol
export type Id<Kind extends string = string> = string & { readonly [brand]: Kind }

export type WorkspaceId = Id<'workspace'>
export type MemberId = Id<'member'>
export type InviteId = Id<'invite'>
export type ContactId = Id<'contact'>
export type CompanyId = Id<'company'>
export type PipelineId = Id<'pipeline'>
export type StageId = Id<'stage'>
export type DealId = Id<'deal'>
export type TaskId = Id<'task'>
export type NoteId = Id<'note'>
export type LeadSourceId = Id<'leadSource'>
export type DeliveryId = Id<'delivery'>
export type ApiKeyId = Id<'apiKey'>
export type EventId = Id<'event'>

const HEX_ID = /^[0-9a-f]{24}$/

/**
 * Whether a text from outside can be an id at all. Check before a query, so that garbage is “not found” and not a cast
 * error.
 */
export function isId(text: string): boolean {
  return HEX_ID.test(text)
}

/** A schema for an id from outside; anything that cannot be an id is invalid. */
export function idSchema<T extends Id>(): z.ZodType<T, string> {
  return z
    .string()
    .regex(HEX_ID)
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

/**
 * The stored form of an id. @throws BSONError for a text that is not an id: check texts from outside with {@link isId}.
 */
export function objectId(id: string): Types.ObjectId {
  return Types.ObjectId.createFromHexString(id)
}
