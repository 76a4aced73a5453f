/** Pipelines, stages and lost reasons in the data of buttons. A version says what the person saw: if it is another by the tap, nothing is changed. */
import type { EventId, PipelineId, StageId } from '../../models/ids.ts'
import { anId, base64Text, packedId, sequence, wholeNumber } from './argument.ts'
import { aFieldKey } from './field-key.ts'

const aVersion = wholeNumber(7)

export const aPipelineSeen = sequence(packedId<PipelineId>(), aVersion)
export const aStageSeen = sequence(packedId<StageId>(), aVersion)
/** A stage, and by its short key the one that its deals go to. */
export const aRemoval = sequence(packedId<StageId>(), base64Text(4), aVersion)
/** The same of a whole pipeline. */
export const anArchiving = sequence(packedId<PipelineId>(), base64Text(4), aVersion)
export const aStageField = sequence(packedId<StageId>(), aFieldKey)
export const aStageUndo = sequence(packedId<EventId>(), packedId<StageId>())
export const aPipelineUndo = sequence(packedId<EventId>(), packedId<PipelineId>())
export const anUndo = anId<EventId>()
/** A reason by its key, and what the list was. */
export const aReasonSeen = sequence(base64Text(4), base64Text(4))
