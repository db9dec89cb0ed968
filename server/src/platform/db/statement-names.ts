// Every named statement stays prepared on its connection, so names are given to the first thousand texts only: lists with many
// combinations of filters go on unnamed instead of filling the server's memory.
const MOST = 1000

/** Gives the same text the same name; undefined once there are too many. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return text => {
    const known = names.get(text)
    if (known || names.size >= MOST) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
}
