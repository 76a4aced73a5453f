/** What merging needs to know about a kind of record. The rest is the same for all of them. */
import type { Types } from 'mongoose'

import type { Id, IdOf, RecordRef } from '../../ids.ts'
import type { Models } from '../../models/models.ts'
import type { Actor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { ValuesOf, FieldTable } from '../fields/define-fields.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import type { StoredRecord } from '../records/seen-records.ts'
import type { LeftValue } from './combine-values.ts'
import type { TakenOver } from './merge-state.ts'

/** The kinds whose records can be merged. */
export type MergedKind = 'contact' | 'company'

export type MergeDeps = TableDeps & Pick<RecordDeps, 'kinds'>

/** The values of a record of any such kind, by field. */
export type Values = ValuesOf<FieldTable>

/** A stored record of any such kind. */
export type Mergeable = StoredRecord & {
  readonly version: number
  readonly ownerId?: Types.ObjectId
  readonly mergedWords?: readonly string[]
}

/** What is written to a record. */
export type Update = {
  readonly $set: Readonly<Record<string, unknown>>
  readonly $unset?: Readonly<Record<string, unknown>>
}

export type Merging<Kind extends MergedKind = MergedKind> = {
  readonly kind: Kind
  readonly model: 'contacts' | 'companies'
  /** The stored path of the name that people know a record by. */
  readonly name: 'displayName' | 'name'
  /** The record, or the one that it was merged into. @throws AppError NOT_FOUND */
  read(models: Models, actor: Actor, id: IdOf<Kind>): Promise<{ readonly _id: Types.ObjectId; readonly name: string }>
  /** Words by which the losing record was found, besides those of the values that the primary did not take. */
  wordsOfLeft(
    deps: MergeDeps,
    losing: Mergeable,
    left: readonly LeftValue[],
    tx?: Transaction,
  ): Promise<readonly string[]>
  /** The values of both as those of one record: what of them cannot be together is left out. Pure. */
  agreeing(values: Values): Values
  /** The primary's new values, with what they refer to still there. */
  settle(
    deps: MergeDeps,
    actor: Actor,
    tx: Transaction,
    change: { readonly before: Values; readonly after: Values },
  ): Promise<Values>
  /** The values and what is derived from them, as they are stored; null if nothing would identify the record. */
  stored(deps: MergeDeps, tx: Transaction, record: Mergeable, values: Values, known: TakenOver): Promise<Update | null>
  /** What else is written to the losing record when the primary takes over. */
  readonly leaving: Update
  /** What else is written to it when it comes back. @throws AppError VALIDATION if something has taken its place */
  returning(deps: MergeDeps, actor: Actor, tx: Transaction, losing: Mergeable): Promise<Update>
  /** The records of other kinds whose timelines report the merge. */
  related(...states: readonly Values[]): readonly RecordRef[]
}

/** `losing` becomes part of `primary`. */
export type MergedPair<Kind extends MergedKind = MergedKind> = {
  readonly primary: IdOf<Kind>
  readonly losing: IdOf<Kind>
}

/** Two records of one kind. */
export type RecordPair = { readonly kind: MergedKind } & MergedPair

export type MergedRef = RecordRef<MergedKind>

/** Safe: whoever has the id knows of which kind it is. */
export const mergedRef = (kind: MergedKind, id: Id): MergedRef => ({ kind, id }) as MergedRef
