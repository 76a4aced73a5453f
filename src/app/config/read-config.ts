/** The process's configuration: the real environment, with `.env` (if present) filling the gaps. */
import { existsSync } from 'node:fs'

import { type Config, type ConfigProblem, type Environment, loadConfig } from './config.ts'
import { AppError } from '../../errors.ts'

export type ConfiguredProcess = {
  readonly env: Environment
  readonly stdout: { readonly isTTY: boolean }
  readonly loadEnvFile: (path: string) => void
}

/**
 * Loads the file into the environment first; variables that are already set win.
 *
 * @throws AppError VALIDATION when anything is wrong; the message has one line per invalid variable.
 */
export function readConfig(process: ConfiguredProcess): { config: Config; warnings: readonly ConfigProblem[] } {
  if (existsSync('.env')) {
    try {
      process.loadEnvFile('.env')
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new AppError('VALIDATION', { message: `.env cannot be read: ${reason}`, cause })
    }
  }
  const result = loadConfig(process.env, { terminal: process.stdout.isTTY })
  if (result.ok) return result
  throw new AppError('VALIDATION', { message: result.problems.map(({ line }) => line).join('\n') })
}
