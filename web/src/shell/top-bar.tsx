import { SearchButton } from './search-button.tsx'
import classes from './top-bar.module.css'
import { UserMenu } from './user-menu.tsx'

interface Props {
  titleRef: (element: HTMLElement | null) => void
  actionsRef: (element: HTMLElement | null) => void
}

/** The page's title, the way to everything else, the page's one primary action. */
export function TopBar({ titleRef, actionsRef }: Props) {
  return (
    <header className={classes.bar}>
      <div className={classes.title} ref={titleRef} />
      <SearchButton />
      <div className={classes.end}>
        <div className={classes.actions} ref={actionsRef} />
        <div className={classes.user}>
          <UserMenu look="avatar" position="bottom-end" />
        </div>
      </div>
    </header>
  )
}
