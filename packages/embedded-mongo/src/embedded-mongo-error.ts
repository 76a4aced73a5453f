/**
 * The database could not be started or installed. Show the message to the person who started the program: it says what is
 * wrong and what to do.
 */
export class EmbeddedMongoError extends Error {
  override readonly name = 'EmbeddedMongoError'
}
