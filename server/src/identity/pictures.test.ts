import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Company, newCompany, type Person } from '../../test/world.ts'

const photo = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera of Sara' } })
    .toBuffer()

const send = (company: Company, by: Person | null, userId: string, content: Buffer, type = 'image/jpeg') =>
  company.app.inject({
    method: 'PUT',
    url: `/api/v1/users/${userId}/profile-image`,
    headers: { cookie: by?.browser.cookie ?? '', 'content-type': type },
    payload: content,
  })
const take = (company: Company, by: Person, userId: string) =>
  company.app.inject({
    method: 'DELETE',
    url: `/api/v1/users/${userId}/profile-image`,
    headers: { cookie: by.browser.cookie },
  })
const fetchAs = ({ app }: Company, { browser }: Person, url: string) =>
  app.inject({ method: 'GET', url, headers: { cookie: browser.cookie } })

test('a picture becomes a small square without the camera’s notes, which every colleague sees', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom', 'Employee')]

  const answer = await send(company, sara, sara.userId, await photo())

  expect(answer.statusCode).toBe(200)
  const { profileImage } = await sara.api.company.me.find().then(({ user }) => user)
  expect(answer.json()).toMatchObject({ id: sara.userId, profileImage })
  const seen = await fetchAs(company, tom, profileImage as string)
  expect(seen.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' })
  expect(await sharp(seen.rawPayload).metadata()).toMatchObject({ width: 256, height: 256, format: 'webp' })
  expect(seen.rawPayload.includes('Camera of Sara')).toBe(false)
  const faces = await tom.api.company.employees.faces({})
  expect(faces.items).toHaveLength(3)
  expect(faces.items[0]).toEqual({ employeeId: sara.employeeId, userId: sara.userId, picture: profileImage })
  const { items } = await tom.api.company.history.timeline({ subject: `employee:${sara.employeeId}` })
  expect(items[0]?.type).toBe('employee.pictured')
})

test('the next picture and none at all leave no file behind', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const files = () => company.look(ctx => ctx.db.file.count())

  const first = (await send(company, sara, sara.userId, await photo())).json().profileImage
  await send(company, sara, sara.userId, await photo(300, 900))
  expect(await files()).toBe(1)
  expect((await fetchAs(company, sara, first)).statusCode).toBe(404)

  expect((await take(company, sara, sara.userId)).statusCode).toBe(204)
  expect(await files()).toBe(0)
  expect((await sara.api.company.me.find()).user.profileImage).toBeNull()
})

test('two pictures sent at once leave one, and one file', async () => {
  const company = await newCompany()
  const sara = await company.hire('Sara')
  const picture = await photo()

  const answers = await Promise.all([1, 2, 3].map(() => send(company, sara, sara.userId, picture)))

  for (const { statusCode } of answers) expect([200, 412]).toContain(statusCode)
  expect(await company.look(ctx => ctx.db.file.count())).toBe(1)
})

test('a company has so much room for files, is told how much is used, and others have theirs', async () => {
  const [company, other] = [await newCompany(), await newCompany()]
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom')]
  expect((await send(company, sara, sara.userId, await photo())).statusCode).toBe(200)
  const most = company.platform.env.FILES_MB * 1_000_000
  await company.perform(async ctx => {
    const { id } = (await ctx.db.file.findFirst()) as { id: string }
    await ctx.write.change('File', { id }, { size: most })
  })

  const refused = await send(company, tom, tom.userId, await photo())

  expect([refused.statusCode, refused.json()]).toEqual([
    413,
    expect.objectContaining({ code: 'FILES_FULL', data: { usedMb: 2048, mostMb: 2048 } }),
  ])
  expect(refused.json().detail).toBe('No room for this file: 2048 of 2048 MB are used')
  expect((await tom.api.company.me.find()).user.profileImage).toBeNull()
  expect((await send(other, other.admin, other.admin.userId, await photo())).statusCode).toBe(200)
  // What takes another's place needs no room beside it.
  expect((await send(company, sara, sara.userId, await photo())).statusCode).toBe(200)
  expect((await send(company, tom, tom.userId, await photo())).statusCode).toBe(200)
})

test('the picture of somebody else is for those who may change logins, within their own rights', async () => {
  const company = await newCompany()
  const [sara, tom] = [await company.hire('Sara'), await company.hire('Tom', 'Manager')]
  const picture = await photo()

  expect((await send(company, null, sara.userId, picture)).json()).toMatchObject({ code: 'SIGN_IN' })
  expect((await send(company, sara, tom.userId, picture)).json()).toMatchObject({ code: 'NOT_ALLOWED' })
  expect((await take(company, sara, tom.userId)).json()).toMatchObject({ code: 'NOT_ALLOWED' })
  expect((await send(company, tom, sara.userId, picture)).statusCode).toBe(200)
  expect((await send(company, tom, company.admin.userId, picture)).json()).toMatchObject({ code: 'NOT_ALLOWED' })
})

test('another company neither sees nor changes it', async () => {
  const [company, other] = [await newCompany(), await newCompany()]
  const sara = await company.hire('Sara')
  const { profileImage } = (await send(company, sara, sara.userId, await photo())).json()

  expect((await fetchAs(other, other.admin, profileImage)).statusCode).toBe(404)
  expect((await send(other, other.admin, sara.userId, await photo())).json()).toMatchObject({ code: 'NOT_FOUND' })
  expect((await take(other, other.admin, sara.userId)).json()).toMatchObject({ code: 'NOT_FOUND' })
  expect((await other.admin.api.company.employees.faces({})).items).toEqual([
    { employeeId: other.admin.employeeId, userId: other.admin.userId, picture: null },
  ])
})

test('what is no picture is refused in words, whatever it calls itself', async () => {
  const company = await newCompany()
  const { admin } = company
  const refusal = async (content: Buffer | string, type?: string) => {
    const answer = await send(company, admin, admin.userId, Buffer.from(content as string), type)
    return [answer.statusCode, answer.json().code, answer.json().detail]
  }
  const kind = [415, 'FILE_TYPE', 'A picture is a PNG, JPEG or WebP file']

  expect(await refusal('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml')).toEqual(kind)
  expect(await refusal('<html><script>alert(1)</script></html>', 'image/png')).toEqual(kind)
  expect(await refusal('%PDF-1.7', 'application/pdf')).toEqual(kind)
  expect(await refusal('GIF89a', 'image/gif')).toEqual(kind)
  expect(await refusal('{}', 'application/json')).toEqual(kind)
  expect(await refusal('')).toEqual([400, 'BAD_INPUT', 'Send the file itself as the body'])
  const cut = (await photo()).subarray(0, 400)
  expect((await refusal(cut as never))[1]).toBe('PICTURE_UNREADABLE')
  expect((await refusal(Buffer.alloc(9 * 1024 * 1024) as never))[1]).toBe('TOO_LARGE')
})

test('a small file that unpacks to a giant picture is refused before it is unpacked', async () => {
  const company = await newCompany()
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(bomb.length).toBeLessThan(1024 * 1024)

  const answer = await send(company, company.admin, company.admin.userId, bomb, 'image/png')

  expect([answer.statusCode, answer.json().code]).toEqual([413, 'PICTURE_TOO_BIG'])
})

test('the id of a receipt opens nothing by itself', async () => {
  const company = await newCompany()
  const id = await company.perform(ctx =>
    ctx.write.insert('File', {
      purpose: 'receipt',
      name: 'r.pdf',
      type: 'application/pdf',
      size: 5,
      content: Buffer.from('%PDF-') as never,
    }),
  )

  expect((await fetchAs(company, company.admin, `/api/v1/files/${id}`)).statusCode).toBe(404)
})
