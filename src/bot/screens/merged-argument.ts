/**
 * What is merged as the argument of a button. Contacts could be merged before companies could: an argument about a contact is
 * written as it always was, and one about a company begins with a letter.
 */
import type { Id } from '../../ids.ts'
import type { MergedKind, RecordPair } from '../../services/merging/mergeable.ts'
import { anId, type Argument, idPair, type ValueOf } from './argument.ts'
import type { Sum } from './text-size.ts'

const COMPANY = '+'

type OfMerged<T> = { readonly kind: MergedKind; readonly value: T }

function ofMerged<T, Size extends number>(argument: Argument<T, Size>): Argument<OfMerged<T>, Sum<[Size, 1]>> {
  return {
    size: (argument.size + 1) as Sum<[Size, 1]>,
    encode: ({ kind, value }) => `${kind === 'company' ? COMPANY : ''}${argument.encode(value)}`,
    decode(text) {
      const isCompany = text.startsWith(COMPANY)
      const value = argument.decode(isCompany ? text.slice(1) : text)
      return value === null ? null : { kind: isCompany ? 'company' : 'contact', value }
    },
  }
}

/** One record. */
export const mergedId = ofMerged(anId<Id>())
/** Two records, the one that remains first; or a record and the event of its merge. */
export const mergedPair = ofMerged(idPair<Id, Id>())

/** The pair that a button is about, the one that remains first. */
export const recordPair = ({ kind, value: [primary, losing] }: ValueOf<typeof mergedPair>): RecordPair =>
  // Safe: the ids are of the kind.
  ({ kind, primary, losing }) as RecordPair
