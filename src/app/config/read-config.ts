/** The process's configuration: `.env`, if there is one, under the real environment. */
import { existsSync } from 'node:fs'

import { type Config, type ConfigProblem, type Environment, loadConfig } from './config.ts'
import { AppError } from '../../errors.ts'

export type ConfiguredProcess = {
  readonly env: Environment
  readonly stdout: { readonly isTTY: boolean }
  readonly loadEnvFile: (path: string) => void
}

/**
 * Reads the file into the environment first, where variables that are set already win.
 *
 * @throws AppError VALIDATION when something is wrong; its message holds one line for each wrong variable.
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
