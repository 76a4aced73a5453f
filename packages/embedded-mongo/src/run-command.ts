/** Runs a program to its end and keeps the end of its output, for an error message that a person can act on. */
import { spawn } from 'node:child_process'

export type CommandResult = {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

type CommandOptions = {
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number
  readonly gid?: number
  /** Lines that the program writes to its file descriptor 3. */
  readonly onStatusLine?: (line: string) => void
  readonly timeoutMs?: number
}

/** How much is kept of the end of each stream. */
const KEPT_CHARACTERS = 64 * 1024

/**
 * @throws the spawn error if the program cannot be started. An exit code other than 0 is a result, not an error.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe', options.onStatusLine === undefined ? 'ignore' : 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk: Buffer) => (stdout = (stdout + chunk.toString()).slice(-KEPT_CHARACTERS)))
    child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-KEPT_CHARACTERS)))
    readLines(child.stdio[3], options.onStatusLine)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** The last non-empty lines, joined for an error message. */
export function lastLines(text: string, count = 4): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .slice(-count)
    .join('\n')
}

function readLines(stream: unknown, onLine: ((line: string) => void) | undefined): void {
  if (onLine === undefined || stream === null || typeof stream !== 'object' || !('on' in stream)) return
  let rest = ''
  const readable = stream as NodeJS.ReadableStream
  readable.on('data', (chunk: Buffer | string) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(onLine)
  })
}
