/** The team's own fields in the data of buttons. */
import { CUSTOM_FIELD_KINDS } from '../../services/custom-fields/custom-fields.ts'
import type { EventId, StageId } from '../../models/ids.ts'
import { anId, base64Text, choiceLetter, packedId, sequence } from './argument.ts'

export const aCustomKey = base64Text(9)
const aChoiceKey = base64Text(7)

export const aFieldChoice = sequence(aCustomKey, aChoiceKey)
export const aFieldStage = sequence(packedId<StageId>(), aCustomKey)
/** What is undone, and what is shown then: the field, or the list of its kind if it is gone. */
export const aFieldUndo = sequence(anId<EventId>(), choiceLetter(CUSTOM_FIELD_KINDS), aCustomKey)
