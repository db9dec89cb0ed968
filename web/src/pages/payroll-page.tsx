import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, Skeleton } from '@mantine/core'
import type { PayrollPreview } from '@steward/contract/finance/payroll.ts'
import { IconCash, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { sumOf } from '../finance/invoice-totals.ts'
import { usePayroll, useRunPayroll } from '../finance/payroll.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { newKey } from '../platform/link.ts'
import { useMe } from '../platform/session.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Day } from '../ui/day.tsx'
import { monthAfter } from '../ui/days.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useFormats } from '../ui/formats.tsx'
import { TextLink } from '../ui/link.tsx'
import { Money } from '../ui/money.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './payroll-page.module.css'

/** A month's salaries: who gets how much, and who has it already. */
export function PayrollPage() {
  const { t } = useLingui()
  const { today } = useMe()
  const formats = useFormats()
  const thisMonth = today.slice(0, 7)
  const { month = thisMonth } = useSearch({ from: '/shell/transactions/payroll' })
  const navigate = useNavigate({ from: '/transactions/payroll' })
  const { data, error, refetch, isPlaceholderData } = usePayroll(month)
  const go = (months: number) =>
    void navigate({ search: { month: monthAfter(month, months).slice(0, 7) }, replace: true })
  return (
    <Page
      title={t`Payroll`}
      tools={
        <div className={classes.month}>
          <ActionIcon aria-label={t`The month before`} onClick={() => go(-1)} variant="default">
            <IconChevronLeft aria-hidden className={classes.arrow} size={16} stroke={1.75} />
          </ActionIcon>
          <strong aria-live="polite">{formats.month(`${month}-01`, true)}</strong>
          <ActionIcon
            aria-label={t`The month after`}
            disabled={month >= thisMonth}
            onClick={() => go(1)}
            variant="default"
          >
            <IconChevronRight aria-hidden className={classes.arrow} size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      }
      trail={[{ label: t`Transactions`, to: '/transactions' }]}
      width={720}
    >
      {data ? (
        <div aria-busy={isPlaceholderData} data-refreshing={isPlaceholderData || undefined}>
          <Month data={data} key={data.month} />
        </div>
      ) : error ? (
        <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
      ) : (
        <Skeleton height={240} radius="md" />
      )}
    </Page>
  )
}

function Month({ data }: { data: PayrollPreview }) {
  const { due, paid, withoutSalary } = data
  if (due.length + paid.length === 0) {
    return (
      <EmptyState icon={IconCash} title={<Trans>Nobody has a salary in this month</Trans>}>
        <Trans>Write a monthly salary on people's profiles, and it can be paid from here.</Trans>
      </EmptyState>
    )
  }
  return (
    <>
      {due.length > 0 ? (
        <Due data={data} key={due.map(({ employeeId }) => employeeId).join()} />
      ) : (
        <AllPaid data={data} />
      )}
      {withoutSalary > 0 && (
        <p className={classes.note}>
          <Plural
            one="# person has no salary on their profile and is left out."
            other="# people have no salary on their profile and are left out."
            value={withoutSalary}
          />
        </p>
      )}
      {paid.length > 0 && <Paid data={data} />}
    </>
  )
}

function AllPaid({ data: { paidTotal, currency } }: { data: PayrollPreview }) {
  return (
    <p className={classes.done}>
      <Trans>
        All salaries of this month are paid: <Money amount={paidTotal} currency={currency} />
      </Trans>
    </p>
  )
}

function Due({ data: { due, month, currency } }: { data: PayrollPreview }) {
  const { t } = useLingui()
  const { money, month: monthName, day, today } = useFormats()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [key] = useState(newKey)
  const run = useRunPayroll(key)
  const chosen = due.filter(({ employeeId }) => !left.has(employeeId))
  const total = sumOf(
    chosen.map(({ amount }) => amount),
    currency,
  )
  const [amount, name] = [money(total, currency), monthName(`${month}-01`, true)]
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const pay = () =>
    run.mutate(
      { month, ...(left.size > 0 && { employeeIds: chosen.map(({ employeeId }) => employeeId) }) },
      {
        onSettled: () => setAsking(false),
        onSuccess: ({ entries, total }) => {
          const sum = money(total, currency)
          toast(
            plural(entries.length, {
              one: `# salary of ${sum} is in the ledger`,
              other: `# salaries of ${sum} are in the ledger`,
            }),
          )
        },
      },
    )
  return (
    <PageSection title={<Trans>To be paid</Trans>}>
      <ul className={classes.people}>
        {due.map(({ employeeId, name, designation, amount }) => (
          <li key={employeeId}>
            <Checkbox
              aria-label={t`Pay ${name}`}
              checked={!left.has(employeeId)}
              onChange={() => toggle(employeeId)}
              size="xs"
            />
            <Person designation={designation} name={name} />
            <Money amount={amount} currency={currency} />
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <span>
          <Plural one="# salary" other="# salaries" value={chosen.length} />
        </span>
        <strong>
          <Money amount={total} currency={currency} />
        </strong>
        <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
          <Trans>Pay…</Trans>
        </Button>
      </div>
      <ConfirmDialog
        isWorking={run.isPending}
        onClose={() => setAsking(false)}
        onConfirm={pay}
        opened={isAsking}
        title={t`Enter salaries of ${amount} for ${name}?`}
        verb={t`Enter salaries`}
      >
        <Plural
          one={`# entry of ${day(today)} comes into the ledger. It can be reversed, but not deleted; the money itself is sent by your bank.`}
          other={`# entries of ${day(today)} come into the ledger. They can be reversed, but not deleted; the money itself is sent by your bank.`}
          value={chosen.length}
        />
      </ConfirmDialog>
    </PageSection>
  )
}

function Paid({ data: { paid, paidTotal, currency } }: { data: PayrollPreview }) {
  return (
    <PageSection title={<Trans context="salaries">Paid</Trans>}>
      <ul className={classes.people}>
        {paid.map(({ transactionId, name, designation, amount, date }) => (
          <li key={transactionId}>
            <Person designation={designation} name={name} />
            <TextLink fz={13} search={{ entry: transactionId }} to="/transactions">
              <Day value={date} />
            </TextLink>
            <Money amount={amount} currency={currency} />
          </li>
        ))}
        <li className={classes.total}>
          <span>
            <Plural one="# salary" other="# salaries" value={paid.length} />
          </span>
          <Money amount={paidTotal} currency={currency} />
        </li>
      </ul>
    </PageSection>
  )
}

const Person = ({ name, designation }: { name: string; designation: string | null }) => (
  <span className={classes.person}>
    <bdi>{name}</bdi>
    {designation && (
      <span className={classes.designation} dir="auto">
        {designation}
      </span>
    )}
  </span>
)
