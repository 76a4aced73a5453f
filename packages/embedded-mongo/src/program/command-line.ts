/** The part of mongod's command line that mongodb-memory-server uses. */

export type ProgramArguments = {
  readonly port: number
  readonly dbPath: string
  readonly replSet: string
  readonly bindIp: string
}

type CommandLine =
  | { readonly kind: 'version' }
  | { readonly kind: 'run'; readonly arguments: ProgramArguments }
  | { readonly kind: 'wrong'; readonly reason: string }

const WITH_VALUE: ReadonlySet<string> = new Set(['--port', '--dbpath', '--replSet', '--storageEngine', '--bind_ip'])
/** Said by memory-server, and without a meaning here. */
const FLAGS: ReadonlySet<string> = new Set(['--noauth', '--quiet'])

/** Reads `--name value` and `--name=value`, with mongod's defaults. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  if (argv.includes('--version')) return { kind: 'version' }
  const values = new Map<string, string>()
  for (let index = 0; index < argv.length; index += 1) {
    const [name, inline] = splitOnce(argv[index] ?? '')
    if (FLAGS.has(name) && inline === undefined) continue
    if (!WITH_VALUE.has(name)) return wrong(`unrecognised option '${name}'`)
    const value = inline ?? argv[(index += 1)]
    if (value === undefined) return wrong(`the required argument for option '${name}' is missing`)
    values.set(name, value)
  }
  const port = Number(values.get('--port') ?? 27017)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return wrong(`the port '${values.get('--port')}' is no port number`)
  return {
    kind: 'run',
    arguments: {
      port,
      dbPath: values.get('--dbpath') ?? '/data/db',
      replSet: values.get('--replSet') ?? 'rs0',
      bindIp: values.get('--bind_ip') ?? '127.0.0.1',
    },
  }
}

function splitOnce(argument: string): [string, string?] {
  const at = argument.indexOf('=')
  return at < 0 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)]
}

function wrong(reason: string): CommandLine {
  return { kind: 'wrong', reason: `Error parsing command line: ${reason}` }
}
