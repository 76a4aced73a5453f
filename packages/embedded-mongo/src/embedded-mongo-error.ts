/**
 * Why the database cannot be had on this machine. Its message is fit to be shown to the person who started the program:
 * it says what is wrong and what to do.
 */
export class EmbeddedMongoError extends Error {
  override readonly name = 'EmbeddedMongoError'
}
