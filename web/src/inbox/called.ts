interface Named {
  id: string
  name: string
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const callOf = (name: string) => `@${literally(name)}(?![\\p{L}\\p{N}])`

/** Finds `@Name` of these people in a text, the longer name first where one begins like another. */
export const callsOf = (people: readonly Named[]) =>
  people.length > 0 &&
  new RegExp(
    people
      .map(({ name }) => name)
      .sort((a, b) => b.length - a.length)
      .map(callOf)
      .join('|'),
    'gu',
  )

/** Whom a text calls. */
export function calledIn<Person extends Named>(text: string, people: readonly Person[]): Person[] {
  const calls = callsOf(people)
  const found = new Set(calls ? text.match(calls) : [])
  return people.filter(({ name }) => found.has(`@${name}`))
}
