/** An error answered by PostgreSQL or by the engine inside it. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError'
  readonly sqlState: string
  readonly detail: string
  /** Schema, table and constraint that were violated; empty for other errors. */
  readonly schema: string
  readonly table: string
  readonly constraint: string

  constructor(fields: ReadonlyMap<string, string>) {
    super(fields.get('M') ?? 'The engine answered an error without a text')
    this.sqlState = fields.get('C') ?? 'XX000'
    this.detail = fields.get('D') ?? ''
    this.schema = fields.get('s') ?? ''
    this.table = fields.get('t') ?? ''
    this.constraint = fields.get('n') ?? ''
  }
}

/** The connection to PostgreSQL is gone. Whether the last statement took effect is unknown. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError'
}
