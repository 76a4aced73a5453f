/** What a command's handler is given. */
import type { Document } from 'bson'

import type { ClientLink } from '../engine/client-link.ts'
import type { Cursors } from '../engine/cursors.ts'
import type { RunStatement } from '../engine/run-plain.ts'
import type { CommandEnvelope } from '../wire/command-envelope.ts'

export type CommandContext = {
  readonly envelope: CommandEnvelope
  readonly client: ClientLink
  readonly cursors: Cursors
  /** In the command's transaction if it is part of one. */
  readonly run: RunStatement
  /** Always outside the transaction: for facts about collections and indexes, even after it has failed. */
  readonly runPlain: RunStatement
}

/** A reply: BSON bytes from the engine, or a document built here. */
export type CommandReply = Buffer | Document

export type CommandHandler = (context: CommandContext) => Promise<CommandReply>
