/** The record being edited, as the argument of a button: its kind as one letter, and its packed id. */
import { type Argument, packedId } from './argument.ts'

const LETTERS = { contact: 'c', deal: 'd', task: 't' } as const
const KINDS = ['contact', 'deal', 'task'] as const satisfies readonly (keyof typeof LETTERS)[]

/** The record kinds whose fields people edit one by one. */
export type EditedKind = keyof typeof LETTERS
export type EditedRecord = { readonly kind: EditedKind; readonly id: string }

const packed = packedId()

export const editedRecord: Argument<EditedRecord, 17> = {
  size: 17,
  encode: ({ kind, id }) => `${LETTERS[kind]}${packed.encode(id)}`,
  decode(text) {
    const kind = KINDS.find((one) => LETTERS[one] === text.charAt(0))
    const id = packed.decode(text.slice(1))
    return kind === undefined || id === null ? null : { kind, id }
  },
}
