import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Drags what is larger than its frame with the mouse, and zooms it with the wheel while Ctrl is held. */
export function usePan(frame: RefObject<HTMLElement | null>, onZoom: (direction: 1 | -1) => void): void {
  const zoom = useEffectEvent(onZoom)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let from: { x: number; y: number; left: number; top: number } | undefined
    let turned = 0
    const down = (event: PointerEvent) => {
      const isFree = !(event.target as Element).closest('a, button')
      if (event.pointerType !== 'mouse' || event.button !== 0 || !isFree) return
      from = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop }
      element.setPointerCapture(event.pointerId)
      element.dataset.dragging = ''
    }
    const move = (event: PointerEvent) => {
      if (!from) return
      element.scrollLeft = from.left - (event.clientX - from.x)
      element.scrollTop = from.top - (event.clientY - from.y)
    }
    const up = () => {
      from = undefined
      delete element.dataset.dragging
    }
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      // A touchpad sends many small turns.
      turned += event.deltaY
      if (Math.abs(turned) < 30) return
      zoom(turned < 0 ? 1 : -1)
      turned = 0
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('wheel', wheel)
    }
  }, [frame])
}
