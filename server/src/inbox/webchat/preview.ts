import type { FastifyRequest } from 'fastify'

const words = {
  en: {
    dir: 'ltr',
    lead: 'This is your web chat as visitors of your site see it.',
    more: 'Open it by the button in the corner and write: it lands in the inbox.',
  },
  de: {
    dir: 'ltr',
    lead: 'So sehen Besucher Ihrer Website den Chat.',
    more: 'Öffnen Sie ihn mit dem Knopf in der Ecke und schreiben Sie: Es landet im Posteingang.',
  },
  ar: {
    dir: 'rtl',
    lead: 'هكذا يرى زوّار موقعك المحادثة.',
    more: 'افتحها من الزر في الزاوية واكتب، فتصل رسالتك إلى صندوق الوارد.',
  },
}

const languageOf = ({ headers }: FastifyRequest) => {
  const wanted = headers['accept-language']?.slice(0, 2).toLowerCase()
  return wanted === 'de' || wanted === 'ar' ? wanted : 'en'
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, mark => marks[mark] as string)

/** A page of ours that shows a web chat, so that it can be tried before it stands on a site. */
export function previewPage(request: FastifyRequest, { name, key }: { name: string; key: string }): string {
  const lang = languageOf(request)
  const { dir, lead, more } = words[lang]
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(name)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 36rem; margin: 20vh auto; padding: 0 1.5rem }
</style>
<main><h1>${escaped(name)}</h1><p>${lead}</p><p>${more}</p></main>
<script src="/chat/chat.js" data-key="${escaped(key)}" async></script>
</html>
`
}
