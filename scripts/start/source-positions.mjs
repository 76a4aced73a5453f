/**
 * Names sources in the stacks of errors. Node does that, too, but only for what its own loader has loaded. The source map is read
 * at the first error, which takes some 0.3 s once.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'

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
    map = new TraceMap(readFileSync(path, 'utf8'))
  } catch {
    // An error is worth more than its place.
    return () => undefined
  }
  return (line, column) => {
    const found = originalPositionFor(map, { line, column: column - 1 })
    if (found.source === null) return undefined
    return `${resolve(dirname(path), found.source)}:${found.line}:${found.column + 1}`
  }
}
