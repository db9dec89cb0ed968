// Runs in the page that is measured: tells when a screen stands there, painted, and when nothing is on its way any more.
;(() => {
  let asked = 0
  const ask = window.fetch
  window.fetch = async (...request) => {
    asked++
    try {
      return await ask(...request)
    } finally {
      asked--
    }
  }

  // What stands for something that is still to come; the paper beside an invoice is no part of the screen.
  const isWaiting = () =>
    [...document.querySelectorAll('main .mantine-Skeleton-root, main [aria-busy="true"]')].some(
      place => !place.closest('[class*="_beside_"]'),
    )
  const words = place => document.querySelector(place)?.textContent ?? ''
  const stands = ({ path, title, shows }) =>
    new RegExp(path).test(location.pathname) &&
    words('h1').includes(title) &&
    document.querySelector(`main ${shows}`) !== null &&
    !isWaiting()

  // A message queued while a frame is made is read once that frame is painted.
  const afterPaint = then => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => then(performance.now())
    port2.postMessage(undefined)
  }

  const STILL_MS = 250
  function time(signs, from, tell) {
    let [isSeen, content, quiet] = [false, undefined, 0]
    const look = () => {
      if (!isSeen && stands(signs)) {
        isSeen = true
        afterPaint(now => {
          content = now - from
        })
      }
      if (content === undefined || asked > 0) quiet = 0
      else if (quiet === 0) quiet = performance.now()
      else if (performance.now() - quiet > STILL_MS) return tell({ content, still: quiet - from })
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }

  window.stopwatch = {
    /** From the moment that this page was asked for. */
    fromTheStart: signs => new Promise(tell => time(signs, 0, tell)),
    /** From the next click on; `result` is its promise. */
    fromClick(signs) {
      window.stopwatch.result = new Promise(tell =>
        window.addEventListener('click', ({ timeStamp }) => time(signs, timeStamp, tell), {
          capture: true,
          once: true,
        }),
      )
    },
    /** From going back on. */
    back(signs) {
      return new Promise(tell => {
        time(signs, performance.now(), tell)
        history.back()
      })
    },
  }
})()
