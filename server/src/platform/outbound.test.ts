import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchFrom, isPublic } from './outbound.ts'

const servers: { stop(): Promise<unknown> }[] = []
afterEach(async () => void (await Promise.all(servers.splice(0).map(server => server.stop()))))

/** A server of this machine, which strangers must not lead us to; counts who came. */
async function house(answer: RequestListener) {
  const seen: { url: string | undefined; authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url, authorization: request.headers.authorization })
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  servers.push({
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  })
  return { host, url: `http://${host}/file`, seen }
}

const wanted = { atMost: 1000, timeoutMs: 2000 }

describe('an address of the public internet', () => {
  test.each(['8.8.8.8', '157.240.1.35', '2606:4700::1111', '2a03:2880:f12f:83:face:b00c::25de'])('%s is one', address =>
    expect(isPublic(address)).toBe(true),
  )

  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['192.0.2.1', '198.18.0.1', '255.255.255.255', '240.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::', ''],
  ])('%s is none', address => expect(isPublic(address)).toBe(false))
})

test('an address of this house is not asked, unless the operator named it', async () => {
  const { url, host, seen } = await house((_, response) => response.end('inside'))

  await expect(fetchFrom(url, wanted)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(seen).toEqual([])
  expect((await fetchFrom(url, { ...wanted, trustedHost: host })).toString()).toBe('inside')
})

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[::ffff:7f00:1]/',
  'http://localhost/',
  'https://example.com:8443/',
  'https://somebody:secret@example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'no address',
])('%s leads nowhere', async address => expect(fetchFrom(address, wanted)).rejects.toMatchObject({ kind: 'forbidden' }))

test('who is trusted cannot send us on to somebody else in the house', async () => {
  const inner = await house((_, response) => response.end('inside'))
  const outer = await house((_, response) => response.writeHead(302, { location: inner.url }).end())

  await expect(fetchFrom(outer.url, { ...wanted, trustedHost: outer.host })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(inner.seen).toEqual([])
})

test('what leads on and on ends', async () => {
  const { url, host, seen } = await house((_, response) => response.writeHead(302, { location: '/again' }).end())

  await expect(fetchFrom(url, { ...wanted, trustedHost: host })).rejects.toMatchObject({ kind: 'forbidden' })
  expect(seen).toHaveLength(4)
})

test('more than was asked for is not read, said or unsaid', async () => {
  const said = await house((_, response) => response.writeHead(200, { 'content-length': 2000 }).end('x'.repeat(2000)))
  const unsaid = await house((_, response) => {
    for (let i = 0; i < 20; i++) response.write('x'.repeat(100))
    response.end()
  })

  for (const { url, host } of [said, unsaid])
    await expect(fetchFrom(url, { ...wanted, trustedHost: host })).rejects.toMatchObject({ kind: 'too_large' })
})

test('no answer is told from another answer', async () => {
  const silent = await house(() => undefined)
  const broken = await house((_, response) => response.writeHead(503).end())
  const gone = await house((_, response) => response.writeHead(404).end())
  const from = ({ url, host }: typeof silent, timeoutMs = 2000) =>
    fetchFrom(url, { ...wanted, timeoutMs, trustedHost: host })

  await expect(from(silent, 200)).rejects.toMatchObject({ kind: 'away' })
  await expect(from(broken)).rejects.toMatchObject({ kind: 'away', status: 503 })
  await expect(from(gone)).rejects.toMatchObject({ kind: 'status', status: 404 })
})
