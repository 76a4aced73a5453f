/**
 * The commands that write the pieces of a chunk: one if it is written whole. Each is found by the chunk and by where it begins, so
 * that a repeated one is known, and an undo finds the events of all of them. Pure.
 */
import type { Performer } from './actor.ts'
import { commandIdOf } from './transact.ts'

/** @param from the first record of the piece in its chunk, from 0 */
export function pieceOperation(operation: string, from: number): string {
  return from === 0 ? operation : `${operation}.${from}`
}

/** Matches the ids of the commands that wrote any piece of the chunk that the actor stands for. */
export function piecesOf(actor: Pick<Performer, 'commandId'>, operation: string): RegExp {
  const whole = commandIdOf(actor, operation).replaceAll('.', String.raw`\.`)
  return new RegExp(String.raw`^${whole}(\.\d+)?$`, 'u')
}

/** Matches a stored record whose chunk is written up to there; one that never was written in pieces says nothing. */
export function writtenUpTo(from: number) {
  return from === 0 ? { $in: [0, null] } : from
}

/**
 * Writes the rest of a chunk, piece by piece.
 *
 * @param write the piece that begins there; returns where the next one does, or null if there is none
 * @throws what the signal throws, between two pieces
 */
export async function finishChunk(
  from: number,
  write: (from: number) => Promise<number | null>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let next: number | null = from; next !== null;) {
    signal?.throwIfAborted()
    next = await write(next)
  }
}
