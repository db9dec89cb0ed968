import pg from 'pg'

export type Greeting = 'welcome' | 'wrong password' | 'silent'

/** How a PostgreSQL answers at this address. */
export async function greet(url: string): Promise<Greeting> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'welcome'
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong password' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}
