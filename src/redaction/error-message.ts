/**
 * What an error says, without the values it is about. Libraries put what a person typed into their messages; a log and a stored
 * error name only the field. Errors are recognised by their names and shapes, so that this file depends on no library.
 */

const MAX_PROBLEMS = 10

/** Fields are our own names. A key that somebody else chose may be anything. */
const FIELD_NAME = /^[\w.$-]{1,60}$/u

function fieldName(path: unknown): string {
  const parts = Array.isArray(path) ? path.map(String) : [String(path)]
  return parts.map((part) => (FIELD_NAME.test(part) ? part : '[key]')).join('.')
}

function listed(problems: readonly string[]): string {
  return problems.slice(0, MAX_PROBLEMS).join(', ')
}

/** Everything between the first and the last quote or bracket: values may contain some too. */
function withoutQuoted(text: string): string {
  return text.replace(/["'`{[“][^]*["'`}\]”]/u, '…')
}

type Part = Readonly<Record<string, unknown>>

function partsOf(value: unknown): readonly Part[] {
  return typeof value === 'object' && value !== null ? (Object.values(value) as Part[]) : []
}

const isOfMongo = (error: Error): boolean => /^Mongo|^BSON/u.test(error.name)

const MONGOOSE =
  /^(?:Mongoose|ObjectParameter|ObjectExpected|DocumentNotFound|Strict\w*|Version|ParallelSave|ParallelValidate|Divergent\w*)Error$|^MongooseError$/u

type Rule = { readonly applies: (error: Error & Part) => boolean; readonly message: (error: Error & Part) => string }

/** The first that applies. */
const RULES: readonly Rule[] = [
  {
    applies: ({ name }) => name === 'CastError',
    message: ({ kind, path }) => `Cast to ${fieldName(kind)} failed at ${fieldName(path)}`,
  },
  {
    applies: ({ name }) => name === 'ValidatorError',
    message: ({ kind, path }) => `Validation failed at ${fieldName(path)} (${fieldName(kind)})`,
  },
  {
    applies: ({ name, errors }) => name === 'ValidationError' && typeof errors === 'object',
    message: ({ errors }) =>
      `Validation failed at ${listed(partsOf(errors).map(({ path, kind }) => `${fieldName(path)} (${fieldName(kind)})`))}`,
  },
  {
    applies: ({ issues }) => Array.isArray(issues),
    message: ({ issues }) =>
      `Validation failed at ${listed(partsOf(issues).map(({ path, code }) => `${fieldName(path)} (${fieldName(code)})`))}`,
  },
  {
    applies: (error) => isOfMongo(error) && /^E11000\b/u.test(error.message),
    message: ({ message }) => `E11000 duplicate key error${/ index: [\w.$-]{1,120}/u.exec(message)?.[0] ?? ''}`,
  },
  {
    applies: ({ name }) => name === 'BSONError',
    message: ({ message }) => withoutQuoted(message).replace(/^key [^]* must/u, 'key must'),
  },
  {
    applies: (error) => isOfMongo(error) || MONGOOSE.test(error.name),
    message: ({ message }) => withoutQuoted(message),
  },
  {
    applies: ({ name }) => name === 'GrammyError',
    message: ({ error_code: code, description }) =>
      `Telegram refused (${String(code)}): ${String(description).replace(/"[^]*"/u, '…')}`,
  },
  {
    // The error inside is described by itself.
    applies: ({ name }) => name === 'BotError',
    message: () => 'Error in middleware',
  },
  {
    applies: ({ name, message }) => name === 'SyntaxError' && /\bJSON\b/u.test(message),
    message: () => 'Not JSON',
  },
  {
    // Node's own: `The "size" argument must be of type number. Received type string ('x')`.
    applies: ({ code }) => String(code).startsWith('ERR_'),
    message: ({ message }) => message.replace(/[.;] Received [^]*$/u, ''),
  },
  {
    // `Cannot convert x to a BigInt`, `Invalid time zone specified: x`.
    applies: ({ name }) => name === 'SyntaxError' || name === 'RangeError',
    message: ({ message }) =>
      withoutQuoted(message)
        .replace(/\bconvert [^]* to\b/u, 'convert … to')
        .replace(/: [^]*$/u, ''),
  },
  {
    applies: ({ name, message }) => name === 'TypeError' && /URL/u.test(message),
    message: ({ message }) => message.replace(/ from [^]*$/u, ''),
  },
]

export function errorMessage(error: Error): string {
  const known = error as Error & Part
  const rule = RULES.find(({ applies }) => applies(known))
  return rule === undefined ? error.message : rule.message(known)
}

const FRAME = /^ {4}at \S/u

/** The stack with that message in place of the error's own. */
export function errorStack(error: Error): string | undefined {
  const { stack } = error
  const message = errorMessage(error)
  if (stack === undefined || message === error.message) return stack
  const begins = stack.indexOf(error.message)
  // A message that was changed since is not in the stack as it is now.
  const frames =
    begins === -1 || error.message === ''
      ? stack.split('\n').filter((line) => FRAME.test(line))
      : stack
          .slice(begins + error.message.length)
          .split('\n')
          .slice(1)
  return [`${error.name}: ${message}`, ...frames].join('\n')
}
