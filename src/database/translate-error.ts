/** Distinguishes “the database is away” from all other driver errors. */
import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb'

import { AppError } from '../errors.ts'

const AWAY = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoWriteConcernError,
]

/** Server error codes: not the primary, shutting down, stepping down, waiting for a connection. */
const AWAY_CODES = new Set([91, 189, 202, 10107, 11600, 11602, 13435, 13436])

/**
 * The error itself, or AppError UNAVAILABLE with it as cause when the database could not be reached or has no primary.
 */
export function translateDatabaseError(error: unknown): unknown {
  const away =
    AWAY.some((type) => error instanceof type) ||
    // The driver wraps connection errors in this one; a server's own errors have a code.
    (error instanceof MongoBulkWriteError && error.code === undefined) ||
    (error instanceof MongoError && typeof error.code === 'number' && AWAY_CODES.has(error.code))
  return away ? new AppError('UNAVAILABLE', { message: 'The database is away', cause: error }) : error
}
