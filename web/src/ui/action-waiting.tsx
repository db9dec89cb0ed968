import { Skeleton } from '@mantine/core'

/** Holds the place of a page's actions while it isn't known what can be done. */
export const ActionWaiting = () => <Skeleton height={36} radius="md" width={96} />
