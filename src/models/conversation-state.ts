/** Where a chat's open dialogue stands, as the conversations plugin tells it. One record a chat; belongs to no workspace. */
import { type Connection, type Model, Schema } from 'mongoose'

export type ConversationStateRecord = {
  /** `<bot id>:<chat id>`. */
  readonly _id: string
  /** The open dialogue as JSON; null when none is open. */
  readonly json: string | null
  /** The update that wrote this state: when it is delivered again, it has had its effect. */
  readonly updateKey: string
  /** When the dialogue last went on. */
  readonly stateAt: Date
  /** A dialogue that was left or expired with something typed in it, until the person goes on with it. */
  readonly parked?: string
  readonly updatedAt: Date
}

const schema = new Schema<ConversationStateRecord>(
  {
    _id: { type: String, required: true },
    json: { type: String, default: null },
    updateKey: String,
    stateAt: Date,
    parked: String,
  },
  { collection: 'conversationStates', timestamps: true, versionKey: false, autoIndex: false, autoCreate: false },
)

export function defineConversationStateModel(connection: Connection): Model<ConversationStateRecord> {
  return connection.model<ConversationStateRecord>('ConversationState', schema)
}
