/**
 * Numbers that rise and that no other test file has used: for people, updates and commands in a database that files
 * share. Each file begins at a place of its own, drawn in each run, so that no order of files makes two meet.
 */
import { randomInt } from 'node:crypto'

/** More than a file ever asks for. */
const NUMBERS_OF_A_FILE = 1_000_000
/** With these the numbers stay below the 52 bits that Telegram's ids may have. */
const PLACES = 2 ** 32

let last = randomInt(1, PLACES) * NUMBERS_OF_A_FILE

export function freshNumber(): number {
  last += 1
  return last
}
