import { useLingui } from '@lingui/react/macro'
import { Skeleton } from '@mantine/core'
import type { Dashboard } from '@steward/contract/dashboard.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { Ahead } from '../../platform/ahead.ts'
import { api } from '../../platform/api.ts'
import { sentenceOf } from '../../platform/error-toast.ts'
import { hearNotes } from '../../platform/live.ts'
import { nameOf, type Permission, useMe } from '../../platform/session.ts'
import { CardGrid } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { Page } from '../../ui/page.tsx'
import { DemoHint } from './demo-hint.tsx'
import { FirstSteps, useFirstSteps } from './first-steps.tsx'
import classes from './home-page.module.css'
import { MoneyCard } from './money-card.tsx'
import { MyTasksCard } from './my-tasks-card.tsx'
import { PipelineCard } from './pipeline-card.tsx'
import { ReceivablesCard } from './receivables-card.tsx'
import { RecentCard } from './recent-card.tsx'
import { WaitingCard } from './waiting-card.tsx'

const AT_ONCE_MS = 80
const CALM_MS = 3_000
// What was asked for a moment ago, as somebody pointed here, is not asked for again.
const dashboardQuery = () => api.company.dashboard.look.queryOptions({ input: {}, staleTime: CALM_MS })

export const ahead: Ahead = cache => void cache.prefetchQuery(dashboardQuery())

/** Where the day begins: what waits for this person, and how things stand. */
export function HomePage() {
  const { t } = useLingui()
  const { data, error, refetch } = useDashboard()
  return (
    <Page title={t`Home`} width={1180}>
      <Greeting />
      {data ? (
        <Cards dashboard={data} />
      ) : error ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : (
        <Placeholders />
      )}
    </Page>
  )
}

// How a message fares on its way changes nothing here.
const isNoise = (type: string) => /^message\.(delivered|read|reacted)$/.test(type)

/** Follows what happens: at once, and in busy times every few seconds, since there is something of everything in it. */
function useDashboard() {
  const cache = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const renew = () => {
      timer = undefined
      last = Date.now()
      void cache.invalidateQueries({ queryKey: api.company.dashboard.key() })
    }
    const stop = hearNotes(({ type }) => {
      if (!isNoise(type)) timer ??= setTimeout(renew, Math.max(AT_ONCE_MS, last + CALM_MS - Date.now()))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [cache])
  return useQuery(dashboardQuery())
}

function Greeting() {
  const me = useMe()
  const { fullDay } = useFormats()
  const [firstName = ''] = nameOf(me).split(/[\s@]/)
  return (
    <>
      <h2 className={classes.greeting}>{useHello(firstName)}</h2>
      <p className={classes.day}>{fullDay(me.today)}</p>
      {me.isDemo && <DemoHint />}
    </>
  )
}

function useHello(name: string): string {
  const { t } = useLingui()
  const { timezone } = useFormats()
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: timezone }).format(new Date()),
  )
  if (hour >= 5 && hour < 12) return t`Good morning, ${name}`
  return hour >= 12 && hour < 18 ? t`Good afternoon, ${name}` : t`Good evening, ${name}`
}

type CardName = 'pipeline' | 'waiting' | 'tasks' | 'receivables' | 'money' | 'recent'

// Who does what looks first at what it is about; whoever runs the company, at the money.
const orders: { needs: Permission[]; order: CardName[] }[] = [
  {
    needs: ['can_view_leads', 'can_view_transactions'],
    order: ['money', 'receivables', 'pipeline', 'tasks', 'waiting', 'recent'],
  },
  { needs: ['can_view_leads'], order: ['pipeline', 'waiting', 'tasks', 'receivables', 'recent'] },
  { needs: ['can_view_social'], order: ['waiting', 'tasks', 'receivables', 'money', 'recent'] },
  { needs: ['can_view_invoices'], order: ['receivables', 'money', 'tasks', 'recent'] },
  { needs: ['can_view_transactions'], order: ['money', 'tasks', 'recent'] },
  { needs: [], order: ['tasks', 'recent'] },
]

function Cards({ dashboard }: { dashboard: Dashboard }) {
  const { can } = useMe()
  const steps = useFirstSteps(dashboard.firstSteps)
  const { pipeline, money, receivables, tasks, waiting, recent } = dashboard
  const cards: Record<CardName, ReactNode> = {
    pipeline: pipeline && <PipelineCard key="pipeline" pipeline={pipeline} />,
    money: money && <MoneyCard key="money" months={money} />,
    receivables: receivables && <ReceivablesCard key="receivables" receivables={receivables} />,
    tasks: tasks && <MyTasksCard key="tasks" tasks={tasks} />,
    waiting: waiting && <WaitingCard key="waiting" waiting={waiting} />,
    recent: <RecentCard key="recent" recent={recent} />,
  }
  // What a new company has nothing of yet stays away while the first steps are shown.
  const isEmpty: Record<CardName, boolean> = {
    pipeline: !pipeline?.some(({ count }) => count > 0),
    money: !money?.some(month => Number(month.in) + Number(month.out) > 0),
    receivables: !receivables?.some(({ count }) => count > 0),
    tasks: tasks?.open === 0,
    waiting: waiting?.count === 0,
    recent: recent.length === 0,
  }
  const { order } = orders.find(({ needs }) => needs.every(can)) as (typeof orders)[number]
  const shown = order.filter(name => cards[name] && !(steps.isShown && isEmpty[name]))
  return (
    <>
      {steps.isShown && (
        <div className={classes.first}>
          <FirstSteps onHide={steps.hide} steps={dashboard.firstSteps} />
        </div>
      )}
      <CardGrid>{shown.map(name => cards[name])}</CardGrid>
    </>
  )
}

const Placeholders = () => (
  <div className={classes.placeholders}>
    {[1, 2, 3, 4].map(card => (
      <Skeleton height={288} key={card} radius={10} />
    ))}
  </div>
)
