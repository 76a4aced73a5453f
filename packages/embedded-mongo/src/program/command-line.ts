/** The part of mongod's command line that is understood here: what mongodb-memory-server, Compose files and tests use. */

export type ProgramArguments = {
  readonly port: number
  readonly dbPath: string
  readonly replSet: string
  /** Addresses, and paths of unix sockets, which begin with a slash. */
  readonly listenOn: readonly string[]
}

type CommandLine =
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'run'; readonly arguments: ProgramArguments }
  | { readonly kind: 'wrong'; readonly reason: string }

const WITH_VALUE: ReadonlySet<string> = new Set([
  '--port',
  '--dbpath',
  '--replSet',
  '--bind_ip',
  // Accepted because callers pass them; they have no meaning here.
  '--storageEngine',
  '--setParameter',
])
/** `--noauth` and `--quiet` have no meaning here either. */
const FLAGS: ReadonlySet<string> = new Set(['--bind_ip_all', '--noauth', '--quiet'])
const ALL_ADDRESSES = '0.0.0.0'

export const USAGE = `Usage: embedded-mongod [options]

  --port PORT            default 27017
  --dbpath FOLDER        default /data/db; created if missing
  --replSet NAME         default rs0; the server is always the primary of a replica set of one
  --bind_ip ADDRESSES    default 127.0.0.1; several with commas; a path such as /run/db.sock is a unix socket, which only
                         the account that starts the server may open
  --bind_ip_all          every IPv4 address of this machine; there is no authentication
  --version, --help

--storageEngine, --setParameter, --noauth and --quiet are accepted and ignored.`

/** Reads `--name value` and `--name=value`, with mongod's defaults. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  if (argv.includes('--version')) return { kind: 'version' }
  if (argv.includes('--help')) return { kind: 'help' }
  const values = new Map<string, string>()
  for (let index = 0; index < argv.length; index += 1) {
    const [name, inline] = splitOnce(argv[index] ?? '')
    if (FLAGS.has(name) && inline === undefined) {
      if (name === '--bind_ip_all') values.set('--bind_ip', ALL_ADDRESSES)
      continue
    }
    if (!WITH_VALUE.has(name)) return wrong(`unrecognised option '${name}'`)
    const value = inline ?? argv[(index += 1)]
    if (value === undefined) return wrong(`the required argument for option '${name}' is missing`)
    values.set(name, value)
  }
  const listenOn = (values.get('--bind_ip') ?? '127.0.0.1').split(',').map((address) => address.trim())
  if (listenOn.includes('')) return wrong(`'${values.get('--bind_ip')}' is not a list of addresses`)
  const port = Number(values.get('--port') ?? 27017)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return wrong(`'${values.get('--port')}' is not a port number`)
  return {
    kind: 'run',
    arguments: {
      port,
      dbPath: values.get('--dbpath') ?? '/data/db',
      replSet: values.get('--replSet') ?? 'rs0',
      listenOn,
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
