/**
 * A rule of our own for oxlint: people's words are cut by `src/language/cut-text.ts` alone, between visible characters.
 *
 * Positions and lists are sliced everywhere, so a slice is reported only where it is plainly a limit of a text: up to a
 * constant that is named for a length (`MAX_NAME_LENGTH`, `PAGE_UNITS`), up to a limit less one for a “…”, or of code points
 * that are joined again.
 */

const LENGTH_NAME = /(?:^|_)(?:LENGTH|UNITS|CHARACTERS|BODY)$|^(?:max|limit)(?:Length|Units|Characters)$/u

function isLength(node) {
  if (node?.type === 'Identifier') return LENGTH_NAME.test(node.name)
  if (node?.type === 'MemberExpression') return !node.computed && LENGTH_NAME.test(node.property.name)
  if (node?.type !== 'BinaryExpression') return false
  const { left, right, operator } = node
  if (operator === '-' && right.type === 'Literal' && left.type === 'Identifier' && /^(?:limit|max)/u.test(left.name))
    return true
  return isLength(left) || isLength(right)
}

const isCall = (node, name) =>
  node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.property.name === name

/** `[...text].slice(…).join('')`: half an emoji is still an emoji's code point. */
function joinsCharacters(node) {
  const { object } = node.callee
  const join = node.parent?.parent
  return (
    object.type === 'ArrayExpression' &&
    object.elements[0]?.type === 'SpreadElement' &&
    isCall(join, 'join') &&
    join.callee.object === node &&
    join.arguments[0]?.value === ''
  )
}

const cutText = {
  meta: { type: 'problem' },
  create: (context) => ({
    CallExpression(node) {
      const substring = isCall(node, 'substring') || isCall(node, 'substr')
      const [from, to] = node.arguments
      const fromStart = isCall(node, 'slice') && from?.type === 'Literal' && from.value === 0
      if (substring || (fromStart && (isLength(to) || joinsCharacters(node)))) {
        context.report({
          node,
          message:
            'Cut texts with cutText, cutToUnits or beginningOf of src/language/cut-text.ts: a slice may end in half a character.',
        })
      }
    },
  }),
}

export default { meta: { name: 'clientsphere' }, rules: { 'cut-text': cutText } }
