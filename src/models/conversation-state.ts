/**
 * The state of a chat's open dialogue, as the conversations plugin reports it, and which ones wait aside. One record per chat, whichever workspaces the
 * person is in, and one for each dialogue aside: every update reads the chat's, and few need what those hold.
 */
import { type Connection, type Model, Schema } from 'mongoose'

import type { WorkspaceId } from '../ids.ts'

export type ConversationStateRecord = {
  /** `<bot id>:<chat id>`; of a dialogue aside followed by `/` and the mark of the question that it waits at. */
  readonly _id: string
  /** The dialogue as JSON: the open one, null when none is open, or the one aside. */
  readonly json: string | null
  /** The update that wrote this state: if it is delivered again, it has already been applied. Absent aside. */
  readonly updateKey?: string
  /** When the dialogue last advanced. Absent aside. */
  readonly stateAt?: Date
  /** The workspace in which the dialogue was started; null or absent if in none. */
  readonly workspaceId?: WorkspaceId | null
  /** Dialogues that wait for their buttons to be tapped, the oldest first. */
  readonly aside?: readonly {
    /** Here until the list is next written, if an earlier version set it aside. */
    readonly json?: string
    readonly mark: string
    readonly workspaceId: WorkspaceId | null
    readonly isEmpty: boolean
    readonly interruptedAt: string | null
  }[]
  /** What dialogues made lately, so that an edited message can correct it; its shape belongs to the bot. */
  readonly made?: readonly object[]
  readonly updatedAt: Date
}

export const CONVERSATION_STATES_COLLECTION = 'conversationStates'

const schema = new Schema<ConversationStateRecord>(
  {
    _id: { type: String, required: true },
    json: { type: String, default: null },
    updateKey: String,
    stateAt: Date,
    workspaceId: String,
    made: { type: [Schema.Types.Mixed], default: undefined },
    aside: { type: [Schema.Types.Mixed], default: undefined },
  },
  {
    collection: CONVERSATION_STATES_COLLECTION,
    timestamps: true,
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
  },
)

export function defineConversationStateModel(connection: Connection): Model<ConversationStateRecord> {
  return connection.model<ConversationStateRecord>('ConversationState', schema)
}
