/** The fields that a team defines for its own records. They are stored with the workspace, in order. */
import { Schema } from 'mongoose'

export const CUSTOM_FIELD_KINDS = ['contact', 'company', 'deal'] as const
/** The kinds of records that a team can define fields for. */
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number]

export const CUSTOM_FIELD_TYPES = [
  'text',
  'longText',
  'number',
  'money',
  'day',
  'choice',
  'choices',
  'yesNo',
  'link',
  'phones',
  'emails',
  'member',
] as const
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number]

/** One value of a field to choose from. Records hold its key, so that its label can change. */
export type CustomChoice = {
  readonly key: string
  readonly label: string
  /** Records keep it, but it can no longer be chosen. */
  readonly retired: boolean
}

/** Plain JSON: actors and dialogues carry it. */
export type CustomField = {
  /** Names it for all time: in records (`custom.<key>`), in events, in stages and in the API. */
  readonly key: string
  readonly kind: CustomFieldKind
  readonly type: CustomFieldType
  /** As the team calls it, in any language. */
  readonly label: string
  /** Asked for when a record is added, and never cleared. */
  readonly required: boolean
  /** Records keep their values, but nobody is asked for it any more. */
  readonly retired: boolean
  /** In order; none unless it is a field to choose from. */
  readonly choices: readonly CustomChoice[]
}

export type CustomFields = readonly CustomField[]

const choiceSchema = new Schema<CustomChoice>(
  {
    key: { type: String, required: true },
    label: { type: String, required: true },
    retired: { type: Boolean, required: true },
  },
  { _id: false },
)

export const customFieldSchema = new Schema<CustomField>(
  {
    key: { type: String, required: true },
    kind: { type: String, enum: CUSTOM_FIELD_KINDS, required: true },
    type: { type: String, enum: CUSTOM_FIELD_TYPES, required: true },
    label: { type: String, required: true },
    required: { type: Boolean, required: true },
    retired: { type: Boolean, required: true },
    choices: [choiceSchema],
  },
  { _id: false },
)
