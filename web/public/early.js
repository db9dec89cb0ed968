// Runs before the first paint, as a file of its own because the content policy forbids inline scripts:
// without it a dark screen flashes white and an Arabic one jumps sides.
;(() => {
  const root = document.documentElement
  const read = key => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const wanted = read('steward-scheme')
  const dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  const language = read('steward-language')
  if (language) root.lang = language
  if (language === 'ar') root.dir = 'rtl'
})()
