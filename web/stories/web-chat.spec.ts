import { createServer, type Server } from 'node:http'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectNoBarriers, openCompany, type Person } from './cast.ts'
import { complaintsOf } from './demo.ts'
import { port, sitePort } from './setting.ts'

const steward = `http://127.0.0.1:${port}`
const site = `http://localhost:${sitePort}`
const policy = `default-src 'none'; script-src ${steward}; connect-src ${steward}; img-src blob:; style-src 'none'`

let server: Server
let key = ''

// As strict a page as a company may have: no styles but its own files, nothing from elsewhere but the chat.
test.beforeAll(async () => {
  server = createServer(({ url = '' }, answer) => {
    const lang = new URL(url, site).searchParams.get('lang') ?? 'en'
    const dir = lang === 'ar' ? 'rtl' : 'ltr'
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    if (url.startsWith('/favicon')) return answer.writeHead(204).end()
    answer.setHeader('content-security-policy', policy)
    answer.end(`<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><title>Harbour Bakery</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<main><h1>Bread from the harbour</h1><p>Baked since 1911.</p></main>
<script src="${steward}/chat/chat.js" data-key="${key}" async></script></html>`)
  })
  await new Promise<void>(resolve => server.listen(sitePort, 'localhost', resolve))
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function withChat(browser: Browser): Promise<Person> {
  const ada = await openCompany(browser, 'Harbour Bakery', 'Ada Quist')
  await ada.page.goto('/settings/channels')
  await ada.page.getByRole('button', { name: 'Connect', exact: true }).click()
  const dialog = ada.page.getByRole('dialog')
  await dialog.getByText('Web chat', { exact: true }).click()
  await dialog.getByLabel('Name').fill('Harbour Bakery')
  await dialog.getByLabel('Sites it stands on').fill(site)
  await dialog.getByLabel('Greeting').fill('Good morning! What may we bake for you?')
  await expectNoBarriers(ada.page)
  await dialog.getByRole('button', { name: 'Open the chat' }).click()
  const snippet = await ada.page.getByLabel('Put this line into your pages').inputValue()
  key = /data-key="([\w-]+)"/.exec(snippet)?.[1] ?? ''
  expect(snippet).toContain(`<script src="${steward}/chat/chat.js"`)
  return ada
}

async function visit(browser: Browser, options: object = phone, path = '/'): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${site}${path}`)
  return page
}

test('the web chat on a foreign page at phone width: a visitor writes, is answered live, and keeps the conversation', async ({
  browser,
}) => {
  const ada = await withChat(browser)
  const complaints = [complaintsOf(ada.page)]
  const ana = await visit(browser)
  complaints.push(complaintsOf(ana))
  const chat = ana.getByRole('dialog', { name: 'Harbour Bakery' })
  const log = ana.getByRole('log')

  await test.step('she opens it, sees that somebody is there, and writes', async () => {
    await ana.getByRole('button', { name: 'Open the chat' }).click()
    await expect(chat.getByText('We are here')).toBeVisible()
    await expect(chat.getByText('Good morning! What may we bake for you?')).toBeVisible()
    await expectNoBarriers(ana)
    await ana.screenshot({ path: 'screenshots/30-web-chat-new.png' })
    await chat.getByLabel('Your name (optional)').fill('Ana Example')
    await chat.getByLabel('Your message').fill('Do you deliver on Sundays? See http://localhost/menu.')
    await chat.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(log.getByText('sent')).toBeVisible()
  })

  await test.step('it lands in the inbox, with the page she wrote from', async () => {
    await ada.page.goto('/inbox')
    await ada.page.getByRole('link', { name: /Ana Example/ }).click()
    await expect(ada.page.getByText(`localhost:${sitePort}/`).first()).toBeVisible()
    await expect(log.getByText('seen')).toBeVisible()
    await expectNoBarriers(ada.page)
  })

  await test.step('each sees the other write, and the answer comes live', async () => {
    await chat.getByLabel('Your message').pressSequentially('Because')
    await expect(ada.page.getByText('Ana Example is writing…').first()).toBeVisible()
    await chat.getByLabel('Your message').fill('')
    await ada.page.getByRole('textbox', { name: 'Your answer' }).pressSequentially('We do, from eight.')
    await expect(chat.getByText('Ada is writing …')).toBeVisible()
    await ada.page.screenshot({ path: 'screenshots/31-web-chat-inbox.png' })
    await ada.page.keyboard.press('Enter')
    await expect(log.getByText('We do, from eight.')).toBeVisible()
    await expect(ada.page.getByText(/· seen/)).toBeVisible()
    await expectNoBarriers(ana)
    await ana.screenshot({ path: 'screenshots/32-web-chat-phone.png' })
  })

  await test.step('a picture goes along, and is shown on both sides', async () => {
    await chat.locator('input[type=file]').setInputFiles({
      ...{ name: 'kitchen.png', mimeType: 'image/png' },
      buffer: await ana.screenshot(),
    })
    await expect(ada.page.getByRole('button', { name: /^Enlarge/ })).toBeVisible()
    const picture = log.getByRole('link', { name: 'Open kitchen.webp' }).locator('img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
    await expectNoBarriers(ana)
    await ana.screenshot({ path: 'screenshots/36-web-chat-picture.png' })
  })

  await test.step('she closes it; what comes then is counted on the button, and she comes back to all of it', async () => {
    await chat.getByRole('button', { name: 'Close the chat' }).click()
    await expect(chat).toBeHidden()
    await ada.page.getByRole('textbox', { name: 'Your answer' }).fill('Shall I put you on the list?')
    await ada.page.keyboard.press('Enter')
    await expect(ana.getByRole('button', { name: /New messages: 1/ })).toBeVisible()
    await expect(ada.page.getByText(/· delivered/)).toBeVisible()
    await ana.reload()
    await ana.getByRole('button', { name: /New messages: 1/ }).click()
    for (const text of ['Do you deliver on Sundays?', 'We do, from eight.', 'Shall I put you on the list?'])
      await expect(log.getByText(text)).toBeVisible()
    await expect(ada.page.getByText(/· seen/)).toBeVisible()
  })

  expect(complaints).toEqual([[], []])
  expect(await ana.context().cookies()).toEqual([])
  await ana.context().close()
  await ada.page.context().close()
})

test('what is written without a connection survives a reload and arrives once, by keyboard alone', async ({
  browser,
}) => {
  const ada = await withChat(browser)
  const ben = await visit(browser, { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
  const chat = ben.getByRole('dialog', { name: 'Harbour Bakery' })
  const log = ben.getByRole('log')
  const field = chat.getByLabel('Nachricht').or(chat.getByLabel('Your message'))

  await ben.getByRole('button', { name: 'Open the chat' }).focus()
  await ben.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await ben.keyboard.type('Are there rolls left?')
  await ben.keyboard.press('Enter')
  await expect(log.getByText('sent')).toBeVisible()

  // The server is away while the site is not.
  await ben.context().route(`${steward}/chat/v1/**`, route => route.abort())
  await ben.keyboard.type('Ten would do.')
  await ben.keyboard.press('Enter')
  await expect(log.getByText('waits for a connection')).toBeVisible()
  await expect(chat.getByText('No connection. What you write is sent as soon as there is one.')).toBeVisible()
  await ben.screenshot({ path: 'screenshots/33-web-chat-dark.png' })

  await ben.context().unroute(`${steward}/chat/v1/**`)
  await ben.reload()
  await ben.getByRole('button', { name: 'Open the chat' }).click()
  await expect(log.getByText('Ten would do.')).toBeVisible()
  await expect(log.getByText('waits for a connection')).toBeHidden()
  await ben.keyboard.press('Escape')
  await expect(chat).toBeHidden()
  await expect(ben.getByRole('button', { name: 'Open the chat' })).toBeFocused()

  const { items } = await (await ada.api.get('/api/v1/conversations')).json()
  const arrived = async () => {
    const thread = await ada.api.get(`/api/v1/conversations/${items[0].id}/messages?sort=createdAt`)
    return (await thread.json()).items.map(({ content }: { content: string }) => content)
  }
  await expect.poll(arrived).toEqual(['Are there rolls left?', 'Ten would do.'])
  await ben.context().close()
  await ada.page.context().close()
})

test('it speaks the language of the page, right to left too, and stays away where it may not stand', async ({
  browser,
}) => {
  const ada = await withChat(browser)
  const amal = await visit(browser, phone, '/?lang=ar')
  await amal.getByRole('button', { name: 'افتح المحادثة' }).click()
  await expect(amal.getByRole('dialog')).toHaveAttribute('aria-modal', 'true')
  await expect(amal.getByText('نحن هنا')).toBeVisible()
  await expectNoBarriers(amal)
  await amal.screenshot({ path: 'screenshots/34-web-chat-arabic.png' })

  const own = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await own.goto(`/chat/preview/${key}`)
  await own.getByRole('button', { name: 'Chat öffnen' }).click()
  await expect(own.getByRole('dialog', { name: 'Harbour Bakery' })).toBeVisible()
  await expectNoBarriers(own)

  await ada.page.getByRole('button', { name: 'Change Sites it stands on' }).click()
  await ada.page.getByRole('textbox', { name: 'Sites it stands on' }).fill('https://www.example.com')
  await ada.page.keyboard.press('Control+Enter')
  await expect(ada.page.getByText('https://www.example.com')).toBeVisible()
  await expectNoBarriers(ada.page)
  await ada.page.screenshot({ path: 'screenshots/35-web-chat-settings.png' })
  await amal.reload()
  await amal.waitForLoadState('networkidle')
  await expect(amal.getByRole('button')).toHaveCount(0)
  for (const page of [amal, own, ada.page]) await page.context().close()
})
