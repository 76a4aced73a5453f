/** The words of leads' notes in the language of a workspace: a port, since texts live with the edges. */
import type { Locale } from '../../locale.ts'
import type { AnyField } from '../fields/field-type.ts'

export type LeadField = {
  readonly kind: 'contact' | 'deal'
  readonly name: string
  readonly field: AnyField | undefined
}

export type NoteWords = {
  /** Before where a lead came from. */
  readonly source: string
  /** Before what a lead says about a field and its record does not; the name of one item for a list. */
  readonly fieldLabel: (of: LeadField) => string
}

export type LeadWords = (locale: Locale) => NoteWords
