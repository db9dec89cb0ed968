import { i18n } from '@lingui/core'
import { beforeAll, expect, test } from 'vitest'
import { deviceOf, isHandheld } from './device.ts'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    ['Chrome on Linux', false],
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    ['Edge on Windows', false],
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    ['Safari on iPhone', true],
  ],
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', ['Firefox on Android', true]],
  ['curl/8.5.0', ['Another program', false]],
  [null, ['Another program', false]],
])('%s', (userAgent, expected) => {
  expect([deviceOf(userAgent), isHandheld(userAgent)]).toEqual(expected)
})
