/** Names of schemas and operations are made of the names of resources: `contact` becomes `Contact`. */
export const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
