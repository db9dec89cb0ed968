import classes from './person-avatar.module.css'
import { PersonAvatar } from './person-avatar.tsx'

/** Somebody in a line of text or a table: face and name. */
export function Person({ id, name, size = 20 }: { id: string; name: string; size?: number }) {
  return (
    <span className={classes.person}>
      <PersonAvatar decorative id={id} name={name} size={size} />
      <bdi className={classes.name} title={name}>
        {name}
      </bdi>
    </span>
  )
}
