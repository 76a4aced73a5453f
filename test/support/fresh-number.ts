/**
 * Numbers that rise and that no other test file has used: for people, updates and commands in a database that files
 * share. Each file starts at its own random offset, drawn in each run, so that no two files collide in any order.
 */
import { randomInt } from 'node:crypto'

/** More than any file ever needs. */
const NUMBERS_OF_A_FILE = 1_000_000
/** Keeps the numbers below the 52 bits that Telegram ids may have. */
const PLACES = 2 ** 32

let last = randomInt(1, PLACES) * NUMBERS_OF_A_FILE

export function freshNumber(): number {
  last += 1
  return last
}
