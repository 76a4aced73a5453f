/**
 * Names sources in the stacks of errors. Node does that too, but reads a whole source map at the first error, which for the
 * product's takes half a second in which nobody is served. Here only the lines that are asked for are read.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Lines between two places where reading can begin. */
const STEP = 256
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))))
const [COMMA, SEMICOLON] = [',', ';'].map((sign) => sign.charCodeAt(0))

/**
 * For stacks of this process from now on.
 *
 * @param {string[]} files the paths of compiled files, with their source maps beside them
 */
export function nameSourcesInStacks(files) {
  const known = new Map()
  const inSource = (file, line, column) => {
    if (!known.has(file)) known.set(file, readPositions(`${file}.map`))
    return known.get(file)(line, column)
  }
  const describe = (frame) => {
    const text = String(frame)
    const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()]
    if (!files.includes(file)) return text
    return text.replace(`${file}:${line}:${column}`, (place) => inSource(file, line, column) ?? place)
  }
  Error.prepareStackTrace = (error, frames) =>
    [headOf(error), ...frames.map((frame) => `    at ${describe(frame)}`)].join('\n')
}

/** As V8 begins a stack. */
function headOf(error) {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return '<error>'
  }
}

/**
 * @returns {(line: number, column: number) => string | undefined} from a place in the compiled file to one in a source, both
 * counted from 1
 */
function readPositions(path) {
  let map
  try {
    map = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // An error is worth more than its place.
    return () => undefined
  }
  const { mappings, sources } = map
  const marks = markLines(mappings)
  return (line, column) => {
    const found = find(mappings, marks, line - 1, column - 1)
    if (found === undefined) return undefined
    return `${resolve(dirname(path), sources[found.source])}:${found.line + 1}:${found.column + 1}`
  }
}

/** The state of the reader at the beginning of every so many lines. */
function markLines(mappings) {
  const reader = createReader(mappings, { at: 0, source: 0, line: 0, column: 0 })
  const marks = [{ ...reader.state }]
  for (let line = 1; reader.skipLine(); line += 1) if (line % STEP === 0) marks.push({ ...reader.state })
  return marks
}

/** The last segment of this line that begins at this column or before it, or the line's first. */
function find(mappings, marks, line, column) {
  const mark = marks[Math.floor(line / STEP)]
  if (mark === undefined) return undefined
  const reader = createReader(mappings, { ...mark })
  for (let skipped = 0; skipped < line % STEP; skipped += 1) if (!reader.skipLine()) return undefined
  let found
  for (let begin = reader.nextSegment(); begin !== undefined; begin = reader.nextSegment()) {
    if (found !== undefined && begin > column) break
    found = { ...reader.state }
  }
  return found
}

/** Reads the mappings of a source map (ECMA-426): numbers in base 64, each relative to the one before it. */
function createReader(mappings, state) {
  let begin = 0
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 5) {
      const digit = VALUES[mappings.charCodeAt(state.at)]
      state.at += 1
      value |= (digit & 31) << shift
      if ((digit & 32) === 0) return (value & 1) === 1 ? -(value >> 1) : value >> 1
    }
  }
  const isOver = () => {
    const sign = mappings.charCodeAt(state.at)
    return Number.isNaN(sign) || sign === COMMA || sign === SEMICOLON
  }
  /** @returns where the next segment of this line begins, from 0; undefined at the end of the line */
  const nextSegment = () => {
    if (mappings.charCodeAt(state.at) === COMMA) state.at += 1
    if (isOver()) return undefined
    begin += number()
    if (isOver()) return nextSegment()
    state.source += number()
    state.line += number()
    state.column += number()
    // The name of what is there is not needed.
    if (!isOver()) number()
    return begin
  }
  /** @returns whether there is another line */
  const skipLine = () => {
    while (nextSegment() !== undefined);
    if (mappings.charCodeAt(state.at) !== SEMICOLON) return false
    state.at += 1
    begin = 0
    return true
  }
  return { state, nextSegment, skipLine }
}
