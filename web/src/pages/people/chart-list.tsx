import type { Branching } from '../../company/department-tree.ts'
import classes from './chart-page.module.css'
import type { Unit } from './chart-page.tsx'
import { ChartPeople } from './chart-people.tsx'

/** The chart as lines below one another, for narrow screens and paper. */
export function ChartList({ tree }: { tree: Branching<Unit>[] }) {
  return (
    <ul className={classes.list}>
      {tree.map(({ item, children }) => (
        <li key={item.id}>
          <h2 className={classes.listName} dir="auto">
            {item.name}
          </h2>
          <ChartPeople isLong unit={item} />
          {children.length > 0 && <ChartList tree={children} />}
        </li>
      ))}
    </ul>
  )
}
