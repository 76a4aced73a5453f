/** Hands the parts of one message to a socket. */
import type { Socket } from 'node:net'

/** One part goes out by a plain write, which costs less than the gathered one that several parts need. */
export function writeParts(socket: Socket, parts: readonly Buffer[]): void {
  if (parts.length > 1) socket.cork()
  for (const part of parts) socket.write(part)
  if (parts.length > 1) socket.uncork()
}
