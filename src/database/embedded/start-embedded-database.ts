/** The embedded database: one function for `npm start` (persistent) and `npm test` (ephemeral). */

export type EmbeddedDatabaseOptions = (
  | { readonly ephemeral: true }
  /** Folder for the data, made when missing. One process at a time uses it. */
  | { readonly dataDir: string }
) & {
  /** Called with one short line for each step that may take a while (download, unpack, first start). */
  readonly onProgress?: (line: string) => void
}

export type EmbeddedDatabase = {
  /** mongodb://127.0.0.1:port/?replicaSet=… without a database name. */
  readonly uri: string
  /** What was started, for people: "MongoDB 8.0.4" or "DocumentDB 1.0 on PostgreSQL 18". */
  readonly engine: string
  readonly stop: () => Promise<void>
}

/**
 * @throws AppError UNAVAILABLE when no engine can be had here, or when the data folder is in use or not usable; its
 * message is fit to be shown to the person who started the program.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  void options
  throw new Error('Being written')
}
