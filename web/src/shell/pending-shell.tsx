import navigation from './navigation.module.css'
import classes from './shell.module.css'
import bar from './top-bar.module.css'

/** The empty frame, while it is asked who is signed in: nothing moves when the rest arrives. */
export const PendingShell = () => (
  <div aria-hidden className={classes.shell}>
    <div className={navigation.navigation} />
    <div className={classes.desk}>
      <div className={bar.bar} />
    </div>
  </div>
)
