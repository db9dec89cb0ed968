import { useState } from 'react'
import { useFace } from './faces.ts'
import classes from './person-avatar.module.css'

interface Props {
  /** What the colour comes from, so that somebody looks the same everywhere. */
  id: string
  name: string
  /** Where it isn't one of the company's people, whose pictures are known. */
  picture?: string | null
  /** In pixels; 24 unless told. */
  size?: number
  /** Beside the name in text the picture has nothing to add for a screen reader. */
  decorative?: boolean
}

/** A picture, or two letters on the person's colour. */
export function PersonAvatar({ id, name, picture, size = 24, decorative }: Props) {
  const face = useFace(id)
  const [broken, setBroken] = useState<string>()
  const source = picture ?? face.picture
  const box = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }
  if (source && source !== broken) {
    return (
      <img
        alt={decorative ? '' : name}
        className={classes.avatar}
        draggable={false}
        onError={() => setBroken(source)}
        src={source}
        style={box}
      />
    )
  }
  const words = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name }
  return (
    <span className={classes.avatar} {...words} style={{ ...box, '--hue': hueOf(face.id) } as React.CSSProperties}>
      {initialsOf(name)}
    </span>
  )
}

// Twelve hues, apart enough to tell people from each other.
export function hueOf(id: string): number {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return (hash % 12) * 30 + 10
}

/** First letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/u)
    .filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase() || '?'
}
