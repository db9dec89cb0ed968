import classes from './navigation.module.css'

/** The company's logo, or its first letter on the brand's colour. */
export function CompanyMark({ name, logo }: { name: string; logo: string | null }) {
  if (logo) return <img alt="" className={classes.mark} src={logo} />
  return (
    <span aria-hidden className={classes.mark}>
      {[...name.trim()][0]?.toLocaleUpperCase()}
    </span>
  )
}
