import { useLingui } from '@lingui/react/macro'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useFound } from './found.ts'
import { usePlaces } from './use-places.ts'

interface Props {
  opened: boolean
  onClose: () => void
}

/** Every place and everything on record, by a few letters of its name. */
export default function Palette({ opened, onClose }: Props) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const places = usePlaces()
  const { hits, isLooking } = useFound(words)

  const matching = places.filter(place =>
    i18n._(place.label).toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()),
  )
  const groups: SpotlightActionGroupData[] = [
    {
      group: t`Found`,
      actions: hits.map(
        ({ id, noun, title, subtitle, icon: Sign, link }): SpotlightActionData => ({
          id: `${noun}-${id}`,
          label: title,
          description: subtitle ?? undefined,
          leftSection: <Sign aria-hidden size={18} stroke={1.75} />,
          onClick: () => void navigate(link(id) as Parameters<typeof navigate>[0]),
        }),
      ),
    },
    {
      group: t`Go to`,
      actions: matching.map(
        ({ to, label, icon: Sign }): SpotlightActionData => ({
          id: to,
          label: i18n._(label),
          leftSection: <Sign aria-hidden size={18} stroke={1.75} />,
          onClick: () => void navigate({ to }),
        }),
      ),
    },
  ]
  return (
    <Spotlight
      attributes={{ content: { 'aria-label': t`Search or jump to…` } }}
      actions={groups.filter(group => group.actions.length > 0)}
      centered={false}
      clearQueryOnClose
      filter={(_query, actions) => actions}
      forceOpened={opened}
      maxHeight={480}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      nothingFound={isLooking ? t`Looking…` : t`Nothing by that name`}
      onQueryChange={setWords}
      onSpotlightClose={onClose}
      query={words}
      radius="lg"
      scrollable
      searchProps={{
        'aria-label': t`Search or jump to…`,
        leftSection: <IconSearch aria-hidden size={18} stroke={1.75} />,
        placeholder: t`Search or jump to…`,
      }}
      shortcut={null}
      yOffset="14vh"
    />
  )
}
